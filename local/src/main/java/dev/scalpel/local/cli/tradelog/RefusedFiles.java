package dev.scalpel.local.cli.tradelog;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.tradelog.RefusedFilesException;
import dev.scalpel.tradelog.projection.ProjectionReport;

/** What a command says of files of the ledger that were left out. */
final class RefusedFiles {

    private static final String HINT = "docs/operations.md explains failures of the store";

    private RefusedFiles() {}

    static void warn(GlobalOptions options, ProjectionReport report) {
        report.problems().forEach(problem -> options.process().printMessage("warning: left out: " + problem));
    }

    /** Fails the command after everything else was done. */
    static void require(ProjectionReport report) {
        if (!report.refused().isEmpty()) {
            RefusedFilesException refused = new RefusedFilesException(report.refused());
            throw new CommandFailedException(String.valueOf(refused.getMessage()), HINT, refused);
        }
    }
}

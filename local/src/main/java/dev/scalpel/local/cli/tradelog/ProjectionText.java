package dev.scalpel.local.cli.tradelog;

import dev.scalpel.tradelog.projection.ProjectionReport;

/** A projection in one line. */
final class ProjectionText {

    private ProjectionText() {}

    static String of(ProjectionReport report) {
        String files = report.files() + (report.files() == 1 ? " file" : " files") + " of the ledger: ";
        return report.projected() == 0
                ? files + "nothing new."
                : files + report.projected() + " with " + report.rows() + " rows projected.";
    }
}

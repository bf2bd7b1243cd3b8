package dev.scalpel.local.cli.tradelog;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.tradelog.projection.Projection;
import dev.scalpel.tradelog.projection.ProjectionReport;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel trade-log project}. */
@Command(
        name = "project",
        description = "Bring the tables up to date with the ledger. Safe to repeat, and to run several times at once.")
final class TradeLogProjectCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable TradeLogCommand parent;

    @Override
    public Integer call() {
        GlobalOptions options = TradeLogCommand.globalOptions(parent);
        try (OpenTradeLog log = OpenTradeLog.of(options)) {
            ProjectionReport report = new Projection(log.store(), log.database()).project();
            options.print(report, ProjectionText.of(report));
            RefusedFiles.require(report);
            return ExitCode.OK;
        }
    }
}

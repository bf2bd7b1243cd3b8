package dev.scalpel.local.cli.tradelog;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.tradelog.projection.Check;
import dev.scalpel.tradelog.projection.CheckReport;
import dev.scalpel.tradelog.projection.Difference;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel trade-log check}. */
@Command(
        name = "check",
        description = "Compare the tables with the ledger, cell by cell, to the last digit. Changes nothing.")
final class TradeLogCheckCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable TradeLogCommand parent;

    @Override
    public Integer call() {
        GlobalOptions options = TradeLogCommand.globalOptions(parent);
        try (OpenTradeLog log = OpenTradeLog.of(options)) {
            CheckReport report = new Check(log.store(), log.database()).run();
            options.print(report, text(report));
            if (!report.isEqual()) {
                throw new CommandFailedException(
                        "ledger and tables differ in " + report.different() + " places",
                        "./scalpel trade-log project brings the tables up to date, rebuild repairs them");
            }
            return ExitCode.OK;
        }
    }

    private static String text(CheckReport report) {
        String found = report.rows() + " rows of " + report.files() + " files are the same in ledger and tables";
        String kept =
                report.kept() == 0 ? "" : "; " + report.kept() + " rows are of files that the ledger no longer has";
        String differences = report.differences().stream()
                .map(Difference::toString)
                .collect(Collectors.joining(System.lineSeparator()));
        return found + kept + "." + (differences.isEmpty() ? "" : System.lineSeparator() + differences);
    }
}

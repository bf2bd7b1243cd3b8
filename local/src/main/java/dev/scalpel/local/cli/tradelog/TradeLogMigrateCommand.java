package dev.scalpel.local.cli.tradelog;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.tradelog.database.Schema;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel trade-log migrate}. */
@Command(
        name = "migrate",
        description = "Create the tables, or bring their schema up to date. project does so by itself.")
final class TradeLogMigrateCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable TradeLogCommand parent;

    @Override
    public Integer call() {
        GlobalOptions options = TradeLogCommand.globalOptions(parent);
        try (OpenTradeLog log = OpenTradeLog.of(options)) {
            int applied = new Schema(log.database()).migrate();
            options.print(
                    new TreeMap<>(Map.of("applied", applied, "version", Schema.NEWEST)),
                    applied == 0
                            ? "The schema is version " + Schema.NEWEST + " already."
                            : "The schema is now version " + Schema.NEWEST + ".");
            return ExitCode.OK;
        }
    }
}

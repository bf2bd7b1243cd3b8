package dev.scalpel.local.cli.tradelog;

import dev.scalpel.local.cli.console.GlobalOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel trade-log}. */
@Command(
        name = "trade-log",
        header = "Ask the ledger in SQL: profit, slippage, tax lots.",
        description = {
            "The ledger as tables of PostgreSQL: trades, orders, fills, signals, entries, with views for profit by"
                    + " day, win rate, slippage, open positions and tax lots. The tables follow from the ledger and can be"
                    + " rebuilt.",
            "Without tradeLog.url a PostgreSQL server of this machine's own runs while a command runs."
                    + " docs/trade-log.md has tables and queries."
        },
        synopsisSubcommandLabel = "ACTION",
        subcommands = {
            TradeLogQueryCommand.class,
            TradeLogProjectCommand.class,
            TradeLogCheckCommand.class,
            TradeLogExportCommand.class,
            TradeLogRebuildCommand.class,
            TradeLogMigrateCommand.class
        })
public final class TradeLogCommand implements Runnable {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        throw new ParameterException(
                spec.commandLine(), "name what to do: query, project, check, export, rebuild or migrate");
    }

    static GlobalOptions globalOptions(@Nullable TradeLogCommand command) {
        return GlobalOptions.required(command == null ? null : command.parent);
    }
}

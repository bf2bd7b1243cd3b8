package dev.scalpel.local.cli.demo;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.OutputDirectory;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.StopRequest;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.cli.terminal.TerminalProbe;
import dev.scalpel.local.demo.Demo;
import dev.scalpel.local.demo.DemoEdge;
import dev.scalpel.local.demo.DemoMarket;
import dev.scalpel.local.demo.DemoPlan;
import dev.scalpel.local.demo.DemoResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel demo}. */
@Command(
        name = "demo",
        header = "Watch the whole bot on a synthetic market: no network, no keys.",
        description = {
            "Run the whole bot on a synthetic market and an accelerated clock. Needs no network and no keys.",
            "First in the shadow: a training each night, which settles the day on paper only, until the procedure has earned",
            "its licence. Then bars and trading every minute, a training every day, a review every week; a report at the end.",
            "Beside the model a portfolio trades the signals of a crossing of moving averages, on paper.",
            "On a terminal it is drawn while it runs. Ctrl-C ends it early with a report of what was done."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int MAX_DAYS = 365;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "7",
            description = "Days of trading minute by minute (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--shadow-days",
            paramLabel = "N",
            defaultValue = "75",
            description = "Most days in the shadow; a licence, which needs 60, ends them (default: ${DEFAULT-VALUE}).")
    private int shadowDays;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Seed of the synthetic market (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--edge",
            paramLabel = "KIND",
            defaultValue = "planted",
            description = "Edge of the market: none, planted (as reversion), flow, reversion or regime (default:"
                    + " ${DEFAULT-VALUE}).")
    private DemoEdge edge = DemoEdge.PLANTED;

    @Option(
            names = "--market",
            paramLabel = "KIND",
            defaultValue = "spot",
            description =
                    "What is traded: spot, long only; or perpetual, on both sides, with margin and funding (default:"
                            + " ${DEFAULT-VALUE}).")
    private DemoMarket market = DemoMarket.SPOT;

    @Option(
            names = "--symbols",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of symbols to trade, 1 or 2 (default: ${DEFAULT-VALUE}).")
    private int symbols;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        WrongUsageException.requireWithin("--days", days, 1, MAX_DAYS);
        WrongUsageException.requireWithin("--shadow-days", shadowDays, 1, MAX_DAYS);
        WrongUsageException.requireWithin("--symbols", symbols, 1, DemoPlan.MAX_SYMBOLS);
        Path directory = OutputDirectory.of(options.home().resolve("demo"), "demo");
        DemoPlan plan = new DemoPlan(market, days, shadowDays, symbols, seed, edge);
        try (StopRequest stop = StopRequest.ofProcess()) {
            DemoResult result = run(options, plan, directory, stop);
            options.print(result, DemoText.of(result));
        }
        return ExitCode.OK;
    }

    private DemoResult run(GlobalOptions options, DemoPlan plan, Path directory, StopRequest stop) {
        ProcessContext process = options.process();
        if (!process.isScreen() || options.json()) {
            process.printMessage("A " + title() + ": " + DemoPlan.HISTORY_DAYS + " days of history. First at most "
                    + shadowDays + " days in the shadow, not traded, until a licence is earned; then " + days
                    + " days of paper trading, minute by minute.");
            return new Demo(plan, directory, new DemoLines(process)).run(stop::isRequested);
        }
        DemoScreen screen = new DemoScreen("a " + title(), days, shadowDays);
        try (DemoLiveView view = new DemoLiveView(process, screen, TerminalProbe::size, stop::isRequested)) {
            return new Demo(plan, directory, view).run(stop::isRequested);
        }
    }

    private String title() {
        return "synthetic " + (market == DemoMarket.PERPETUAL ? "market of perpetuals" : "market") + " with seed "
                + seed
                + " and "
                + switch (edge) {
                    case NONE -> "no edge";
                    case PLANTED -> "a planted edge";
                    default -> "an edge of kind " + edge.name().toLowerCase(Locale.ROOT);
                };
    }
}

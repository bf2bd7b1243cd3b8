package dev.scalpel.local.cli.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.evidence.Standing;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.OutputDirectory;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.demo.Demo;
import dev.scalpel.local.demo.DemoEdge;
import dev.scalpel.local.demo.DemoListener;
import dev.scalpel.local.demo.DemoMarket;
import dev.scalpel.local.demo.DemoPlan;
import dev.scalpel.local.demo.DemoResult;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
            "Beside the model a portfolio trades the signals of a crossing of moving averages, on paper."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int MAX_DAYS = 365;
    /** Of the progress bar. */
    private static final double SHADOW_SHARE = 0.6;

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
        ProgressLine progress = new ProgressLine(options.process());
        progress.note("A synthetic market"
                + (market == DemoMarket.PERPETUAL ? " of perpetuals" : "")
                + " with seed " + seed + " and "
                + (edge == DemoEdge.NONE
                        ? "no edge"
                        : edge == DemoEdge.PLANTED ? "a planted edge" : "an edge of kind " + name(edge))
                + ": "
                + DemoPlan.HISTORY_DAYS + " days of history. First at most " + shadowDays
                + " days in the shadow, not traded, until a licence is earned; then " + days
                + " days of paper trading, minute by minute.");
        DemoResult result = new Demo(
                        new DemoPlan(market, days, shadowDays, symbols, seed, edge), directory, view(progress))
                .run(() -> false);
        progress.clear();
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String name(DemoEdge edge) {
        return edge.name().toLowerCase(Locale.ROOT);
    }

    private static DemoListener view(ProgressLine line) {
        return new DemoListener() {
            @Override
            public void note(String text) {
                line.note(text);
            }

            @Override
            public void night(int night, int last, Optional<Standing> standing) {
                line.show(
                        SHADOW_SHARE * night / last,
                        "shadow, night " + night + " of at most " + last
                                + standing.map(known -> String.format(
                                                Locale.ROOT,
                                                ": evidence %.2f of %.0f",
                                                known.evidence(),
                                                known.rules().threshold()))
                                        .orElse(""));
            }

            @Override
            public void minute(long minute, double done, JsonNode traded) {
                double equity = traded.path("equity").asDouble();
                line.show(
                        SHADOW_SHARE + (1 - SHADOW_SHARE) * done,
                        Instant.ofEpochMilli(minute).toString().substring(0, 16).replace('T', ' ')
                                + String.format(Locale.ROOT, "  equity %,.2f  ", equity)
                                + AnswerSummary.of(LocalFunctions.EXECUTION, traded));
            }
        };
    }

    private static String portfolio(DemoResult.Portfolio portfolio) {
        return String.format(
                Locale.ROOT,
                "portfolio        %s, beside the model: %d signals, %d executed, %d trades,%n"
                        + "                 net profit %+,.2f %s, worth %,.2f at cost%n",
                portfolio.name(),
                portfolio.received(),
                portfolio.executed(),
                portfolio.trades(),
                portfolio.netProfit(),
                portfolio.quote(),
                portfolio.valueAtCost());
    }

    private static String text(DemoResult result) {
        TextTable stages = new TextTable("time per function", "calls", "seconds");
        result.stages()
                .forEach(stage -> stages.add(
                        stage.function(), stage.calls(), String.format(Locale.ROOT, "%.1f", stage.seconds())));
        String end = System.lineSeparator();
        return result.verdict()
                + end
                + end
                + String.format(
                        Locale.ROOT,
                        "in the shadow    %d days, not traded; %s%n"
                                + "on paper         %d days: %d trades, net return %+.2f %%, maximum drawdown %.2f %%%n"
                                + "trainings        %d; licences granted: %d%n",
                        result.shadowDays(),
                        result.standings().isEmpty()
                                ? "no account of evidence was opened"
                                : String.join("; ", result.standings()),
                        result.days(),
                        result.trades(),
                        100 * result.netReturn(),
                        100 * result.maxDrawdown(),
                        result.trainings(),
                        result.promotions())
                + portfolio(result.portfolio())
                + (result.decisions().isEmpty()
                        ? ""
                        : "last decision    "
                                + result.decisions().get(result.decisions().size() - 1) + end)
                + end
                + stages
                + end
                + end
                + String.format(Locale.ROOT, "finished in %.1f s; the store is in %s", result.seconds(), result.store())
                + end
                + "more: ./scalpel evidence --home " + Path.of(result.store()).getParent()
                + end
                + "      ./scalpel portfolio status --home "
                + Path.of(result.store()).getParent()
                + end
                + "open the report: "
                + Path.of(result.report()).toAbsolutePath().toUri();
    }
}

package dev.scalpel.local.cli.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.OutputDirectory;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.demo.Demo;
import dev.scalpel.local.demo.DemoEdge;
import dev.scalpel.local.demo.DemoListener;
import dev.scalpel.local.demo.DemoPlan;
import dev.scalpel.local.demo.DemoResult;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.market.Minutes;
import java.nio.file.Path;
import java.time.Instant;
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
        description = {
            "Run the whole bot on a synthetic market and an accelerated clock. Needs no network and no keys.",
            "Bars and trading every minute, a training every day, a review every week; a report at the end."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int MAX_DAYS = 365;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "21",
            description = "Number of days (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Seed of the synthetic market (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--edge",
            paramLabel = "KIND",
            defaultValue = "flow",
            description = "Planted edge: none, flow, reversion or regime (default: ${DEFAULT-VALUE}).")
    private DemoEdge edge = DemoEdge.FLOW;

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
        WrongUsageException.requireWithin("--symbols", symbols, 1, DemoPlan.MAX_SYMBOLS);
        Path directory = OutputDirectory.of(options.home().resolve("demo"), "demo");
        ProgressLine progress = new ProgressLine(options.process());
        progress.note("A synthetic market with seed " + seed + " and "
                + (edge == DemoEdge.NONE ? "no edge" : "an edge of kind " + name(edge)) + ": "
                + DemoPlan.HISTORY_DAYS + " days of history, then " + days + " days minute by minute.");
        DemoResult result =
                new Demo(new DemoPlan(days, symbols, seed, edge), directory, view(progress)).run(() -> false);
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
            public void minute(long minute, DemoPlan plan, JsonNode traded) {
                long done = Minutes.between(DemoPlan.START_MINUTE, minute) + 1;
                double equity = traded.path("equity").asDouble();
                line.show(
                        (double) done / (plan.days() * Minutes.PER_DAY),
                        Instant.ofEpochMilli(minute).toString().substring(0, 16).replace('T', ' ')
                                + String.format(Locale.ROOT, "  equity %,.2f  ", equity)
                                + AnswerSummary.of(LocalFunctions.EXECUTION, traded));
            }
        };
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
                        "%d days: %d trades, net return %+.2f %%, maximum drawdown %.2f %%; %d trainings, %d promotions",
                        result.days(),
                        result.trades(),
                        100 * result.netReturn(),
                        100 * result.maxDrawdown(),
                        result.trainings(),
                        result.promotions())
                + end
                + (result.decisions().isEmpty()
                        ? ""
                        : "last decision: "
                                + result.decisions().get(result.decisions().size() - 1) + end)
                + end
                + stages
                + end
                + end
                + String.format(Locale.ROOT, "finished in %.1f s; the store is in %s", result.seconds(), result.store())
                + end
                + "open the report: "
                + Path.of(result.report()).toAbsolutePath().toUri();
    }
}

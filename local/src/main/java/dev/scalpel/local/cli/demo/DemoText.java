package dev.scalpel.local.cli.demo;

import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.demo.DemoPlan;
import dev.scalpel.local.demo.DemoResult;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result of a demo for people. */
final class DemoText {

    private static final String END = System.lineSeparator();

    private DemoText() {}

    static String of(DemoResult result) {
        String home = String.valueOf(Path.of(result.store()).getParent());
        return partial(result)
                + result.verdict()
                + END
                + END
                + String.join(END, account(result))
                + END
                + END
                + "report: " + Path.of(result.report()).toAbsolutePath().toUri()
                + END
                + "next:"
                + END
                + next(home);
    }

    private static String partial(DemoResult result) {
        return result.partial()
                ? "PARTIAL: the demo was stopped before its end; the report covers what was done, and says so." + END
                        + END
                : "";
    }

    private static List<String> account(DemoResult result) {
        DemoResult.Portfolio portfolio = result.portfolio();
        return List.of(
                line("shadow", "%d days, not traded; %s", result.shadowDays(), standings(result)),
                line(
                        "paper",
                        "%d days: %d trades, net return %+.2f %%, maximum drawdown %.2f %%",
                        result.days(),
                        result.trades(),
                        100 * result.netReturn(),
                        100 * result.maxDrawdown()),
                line("trainings", "%d; licences granted: %d", result.trainings(), result.promotions()),
                line(
                        "portfolio",
                        "%s: %d signals, %d executed, %d trades, net profit %+,.2f %s",
                        portfolio.name(),
                        portfolio.received(),
                        portfolio.executed(),
                        portfolio.trades(),
                        portfolio.netProfit(),
                        portfolio.quote()),
                line("pipeline", "%s", result.pipeline().orElse("none: no day of trading has ended")),
                line(
                        "seconds",
                        "%.1f: %s",
                        result.seconds(),
                        result.stages().stream()
                                .map(stage -> String.format(Locale.ROOT, "%s %.1f", stage.function(), stage.seconds()))
                                .collect(Collectors.joining(", "))));
    }

    private static String standings(DemoResult result) {
        return result.standings().isEmpty()
                ? "no account of evidence was opened"
                : String.join("; ", result.standings());
    }

    private static String line(String name, String format, Object... values) {
        return String.format(Locale.ROOT, "%-11s", name) + String.format(Locale.ROOT, format, values);
    }

    private static String next(String home) {
        TextTable table = new TextTable("", "");
        // Without a day the newest ones are listed, and the demo's own time is long ago.
        LocalDate first = LocalDate.ofInstant(Instant.ofEpochMilli(DemoPlan.START_MINUTE), ZoneOffset.UTC);
        table.add("  ./scalpel trades --home " + home + " --from " + first, "what was traded");
        table.add("  ./scalpel evidence --home " + home, "why it may trade, or not");
        table.add("  ./scalpel init", "a bot of your own");
        return table.toString().lines().skip(1).collect(Collectors.joining(END));
    }
}

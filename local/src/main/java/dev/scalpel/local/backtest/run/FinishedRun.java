package dev.scalpel.local.backtest.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * The figures of a run that has ended.
 *
 * @param source file that they are from
 * @param what was run: mode or style, and of what
 * @param figures by name; absent where they are not defined
 */
public record FinishedRun(
        String source, String what, String from, String to, String quote, Map<String, Double> figures) {

    static final String NET = "netReturn";
    static final String TRADES = "trades";

    /** Our name of a figure, and those of a report and of a backtest's document. */
    private record Name(String ours, String ofReport, String ofBacktest) {}

    private static final Name[] NAMES = {
        new Name(NET, "netReturn", "netReturn"),
        new Name("maxDrawdown", "maxDrawdown", "maxDrawdown"),
        new Name(TRADES, "trades", "trades"),
        new Name("dailySharpe", "sharpe", "dailySharpe"),
        new Name("costsPaid", "costsPaid", "feesPaid"),
        new Name("winRate", "winRate", "winRate"),
        new Name("profitFactor", "profitFactor", "profitFactor"),
        new Name("buyAndHold", "holdingReturn", "buyAndHold")
    };

    /**
     * A figure as it is shown.
     *
     * @param name in {@link FinishedRun#figures}
     * @param label for a reader
     * @param words of a value
     */
    public record Figure(String name, String label, DoubleFunction<String> words) {}

    /** All figures, in the order in which they are shown. */
    public static List<Figure> shown() {
        return List.of(
                new Figure(NET, "net return", FinishedRun::signedPercent),
                new Figure("buyAndHold", "buy and hold", FinishedRun::signedPercent),
                new Figure("maxDrawdown", "maximum drawdown", FinishedRun::percent),
                new Figure("dailySharpe", "Sharpe, daily", FinishedRun::number),
                new Figure(TRADES, "trades", value -> String.format(Locale.ROOT, "%,.0f", value)),
                new Figure("winRate", "win rate", FinishedRun::percent),
                new Figure("profitFactor", "profit factor", FinishedRun::number),
                new Figure("costsPaid", "costs paid", FinishedRun::number));
    }

    private static String signedPercent(double share) {
        return String.format(Locale.ROOT, "%+.2f %%", 100 * share);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    /** From the figures of a report, or from what {@code backtest --json} prints; empty from anything else. */
    public static Optional<FinishedRun> of(String source, JsonNode document) {
        boolean report = document.path("figures").path(NET).isObject();
        if (!report && !(document.path(NET).isNumber() && document.path(TRADES).isNumber())) {
            return Optional.empty();
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Name name : NAMES) {
            JsonNode value = report
                    ? document.path("figures").path(name.ofReport()).path("value")
                    : document.path(name.ofBacktest());
            if (value.isNumber()) {
                figures.put(name.ours(), value.asDouble());
            }
        }
        return Optional.of(new FinishedRun(
                source,
                report ? ofReport(document) : ofBacktest(document),
                document.path("from").asText(),
                document.path("to").asText(),
                report
                        ? document.path("quote").asText()
                        : document.path("symbol").asText().replaceFirst(".*/", ""),
                figures));
    }

    private static String ofReport(JsonNode document) {
        String symbols = String.join(
                ", ",
                document.path("symbols").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
        return document.path("mode").asText() + " " + symbols;
    }

    private static String ofBacktest(JsonNode document) {
        String style = document.path("style").asText("signals");
        return "backtest by " + style + " of " + document.path("symbol").asText();
    }

    /** Whether both are of one period. */
    public boolean isOfTheTimeOf(FinishedRun other) {
        return from.equals(other.from) && to.equals(other.to);
    }
}

package dev.scalpel.local.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a run that has ended.
 *
 * @param source file that they are from
 * @param what was run: mode or style, and of what
 * @param figures by name; absent where they are not defined
 */
record FinishedRun(String source, String what, String from, String to, String quote, Map<String, Double> figures) {

    static final String NET = "netReturn";
    static final String DRAWDOWN = "maxDrawdown";
    static final String TRADES = "trades";
    static final String SHARPE = "dailySharpe";
    static final String COSTS = "costsPaid";
    static final String WIN_RATE = "winRate";
    static final String PROFIT_FACTOR = "profitFactor";
    static final String HOLDING = "buyAndHold";

    /** Our name of a figure, and those of a report and of a backtest's document. */
    private record Name(String ours, String ofReport, String ofBacktest) {}

    private static final Name[] NAMES = {
        new Name(NET, "netReturn", "netReturn"),
        new Name(DRAWDOWN, "maxDrawdown", "maxDrawdown"),
        new Name(TRADES, "trades", "trades"),
        new Name(SHARPE, "sharpe", "dailySharpe"),
        new Name(COSTS, "costsPaid", "feesPaid"),
        new Name(WIN_RATE, "winRate", "winRate"),
        new Name(PROFIT_FACTOR, "profitFactor", "profitFactor"),
        new Name(HOLDING, "holdingReturn", "buyAndHold")
    };

    /** From the figures of a report, or from what {@code backtest --json} prints; empty from anything else. */
    static Optional<FinishedRun> of(String source, JsonNode document) {
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

    boolean isOfTheTimeOf(FinishedRun other) {
        return from.equals(other.from) && to.equals(other.to);
    }
}

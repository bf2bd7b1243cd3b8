package dev.scalpel.monitoring.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.statistics.Drawdown;
import dev.scalpel.trading.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The worst drawdowns and the excursions of the trades in {@code metrics.json}. */
final class RiskJson {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    private RiskJson() {}

    /** Without {@code end} where the peak was not reached again. */
    static void drawdowns(ArrayNode array, List<Drawdown> drawdowns) {
        for (Drawdown drawdown : drawdowns) {
            ObjectNode node = array.addObject()
                    .put("start", drawdown.peak().toString())
                    .put("trough", drawdown.trough().toString());
            drawdown.recovered().ifPresent(end -> node.put("end", end.toString()));
            node.put("depth", drawdown.depth()).put("hours", drawdown.length().toMillis() / MILLIS_PER_HOUR);
        }
    }

    /** Each trade by entry; without excursions where a minute of it has no bar. */
    static void excursions(ArrayNode array, SymbolReview symbol) {
        symbol.trades().stream()
                .sorted(Comparator.comparingLong(trade -> trade.position().entryTime()))
                .forEach(trade -> excursion(array.addObject(), symbol, trade));
    }

    private static void excursion(ObjectNode node, SymbolReview symbol, Trade trade) {
        node.put("entry", Instant.ofEpochMilli(trade.position().entryTime()).toString())
                .put("exit", Instant.ofEpochMilli(trade.exitTime()).toString())
                .put("net", trade.netReturn());
        symbol.excursion(trade)
                .ifPresent(excursion ->
                        node.put("adverse", excursion.adverse()).put("favourable", excursion.favourable()));
    }
}

package dev.scalpel.localexchange.publicapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code klines} and {@code uiKlines}: bars by open time, the forming one last. */
public final class Klines {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    private final Markets markets;

    Klines(Markets markets) {
        this.markets = markets;
    }

    JsonNode answer(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        KlineInterval interval = KlineInterval.of(parameters.requiredText("interval"));
        ZoneOffset zone = TimeZoneParameter.of(parameters);
        long to = Math.min(parameters.integer("endTime").orElse(now), now);
        KlineSelection selection =
                new KlineSelection(market, interval, zone, to, parameters.limit(DEFAULT_LIMIT, MAX_LIMIT), now);
        Optional<Long> from = parameters.integer("startTime");
        List<Kline> rows;
        if (interval == KlineInterval.S1) {
            rows = from.isPresent()
                    ? selection.firstSeconds(interval.ceiling(from.get(), zone))
                    : selection.lastSeconds();
        } else {
            rows = from.isPresent() ? selection.first(interval.ceiling(from.get(), zone)) : selection.last();
        }
        ArrayNode answer = Json.array();
        rows.forEach(row -> answer.add(json(row)));
        return answer;
    }

    /** A row as all kinds of klines report it. */
    public static ArrayNode json(Kline row) {
        return Json.array()
                .add(row.openTime())
                .add(Json.text(row.open()))
                .add(Json.text(row.high()))
                .add(Json.text(row.low()))
                .add(Json.text(row.close()))
                .add(Json.text(row.volume()))
                .add(row.closeTime())
                .add(Json.text(row.quoteVolume()))
                .add(row.trades())
                .add(Json.text(row.takerBuyVolume()))
                .add(Json.text(row.takerBuyQuoteVolume()))
                .add("0");
    }
}

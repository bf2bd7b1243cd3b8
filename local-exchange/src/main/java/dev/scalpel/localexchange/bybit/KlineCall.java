package dev.scalpel.localexchange.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.market.Minutes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** "Get Kline": the newest rows of the span, newest first; the forming one is the first. */
final class KlineCall {

    private static final int DEFAULT_ROWS = 200;
    private static final int MAX_ROWS = 1_000;
    private static final Map<String, Long> MINUTES = Map.ofEntries(
            Map.entry("1", 1L),
            Map.entry("3", 3L),
            Map.entry("5", 5L),
            Map.entry("15", 15L),
            Map.entry("30", 30L),
            Map.entry("60", 60L),
            Map.entry("120", 120L),
            Map.entry("240", 240L),
            Map.entry("360", 360L),
            Map.entry("720", 720L),
            Map.entry("D", Minutes.PER_DAY));

    private final Markets markets;

    KlineCall(Markets markets) {
        this.markets = markets;
    }

    JsonNode rows(Call call, long now) {
        Market market = MarketCalls.one(markets, call);
        Long minutes = MINUTES.get(call.required("interval"));
        if (minutes == null) {
            throw Refusal.parameter("Invalid period!");
        }
        int limit = call.limit(DEFAULT_ROWS, MAX_ROWS);
        long start = call.integer("start").orElse(0L);
        long end = Math.min(call.integer("end").orElse(now), now);
        ArrayNode list = Json.array();
        for (Kline row : newest(market, minutes * Minutes.MILLIS, start, end, limit, now)) {
            list.add(json(row));
        }
        return MarketCalls.result(list).put("symbol", market.name());
    }

    private static Deque<Kline> newest(Market market, long span, long start, long end, int limit, long now) {
        Deque<Kline> rows = new ArrayDeque<>();
        for (int row = market.lastRow(end); row >= 0; row--) {
            Kline minute = market.kline(row, now);
            long open = Math.floorDiv(minute.openTime(), span) * span;
            if (open < start || (rows.size() == limit && rows.getLast().openTime() != open)) {
                break;
            }
            Kline own = span == Minutes.MILLIS ? minute : minute.within(open, span);
            Kline newer = rows.peekLast();
            if (newer != null && newer.openTime() == open) {
                rows.removeLast();
                own = own.join(newer);
            }
            rows.addLast(own);
        }
        return rows;
    }

    private static ArrayNode json(Kline row) {
        return Json.array()
                .add(Long.toString(row.openTime()))
                .add(MarketCalls.plain(row.open()))
                .add(MarketCalls.plain(row.high()))
                .add(MarketCalls.plain(row.low()))
                .add(MarketCalls.plain(row.close()))
                .add(MarketCalls.plain(row.volume()))
                .add(MarketCalls.plain(row.quoteVolume()));
    }
}

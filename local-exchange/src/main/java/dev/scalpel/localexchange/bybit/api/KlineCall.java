package dev.scalpel.localexchange.bybit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.BiFunction;

/** "Get Kline": the newest rows of the span, newest first; the forming one is the first. */
public final class KlineCall {

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

    public KlineCall(Markets markets) {
        this.markets = markets;
    }

    /** @param row what is listed of each row */
    public Action.Run of(String category, BiFunction<Market, Kline, ArrayNode> row) {
        return (call, now) -> rows(category, call, now, row);
    }

    private JsonNode rows(String category, Call call, long now, BiFunction<Market, Kline, ArrayNode> json) {
        Market market = MarketCalls.named(markets, call.required("symbol"));
        Long minutes = MINUTES.get(call.required("interval"));
        if (minutes == null) {
            throw Refusal.parameter("Invalid period!");
        }
        int limit = call.limit(DEFAULT_ROWS, MAX_ROWS);
        long start = call.integer("start").orElse(0L);
        long end = Math.min(call.integer("end").orElse(now), now);
        ArrayNode list = Json.array();
        for (Kline row : newest(market, minutes * Minutes.MILLIS, start, end, limit, now)) {
            list.add(json.apply(market, row));
        }
        return Rows.result(category, list).put("symbol", market.name());
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

    /** Start, open, high, low, close, volume, turnover. */
    static ArrayNode traded(Market market, Kline row) {
        return prices(row, row.open(), row.high(), row.low(), row.close())
                .add(Rows.plain(row.volume()))
                .add(Rows.plain(row.quoteVolume()));
    }

    /** Start, open, high, low, close. */
    public static ArrayNode prices(Kline row, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        return Json.array()
                .add(Long.toString(row.openTime()))
                .add(Rows.plain(open))
                .add(Rows.plain(high))
                .add(Rows.plain(low))
                .add(Rows.plain(close));
    }
}

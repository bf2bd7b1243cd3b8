package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "Get Product Candles": the newest first, none for a time without a trade, at most 350. */
final class Candles {

    private static final Map<String, Long> LENGTHS = Map.of(
            "ONE_MINUTE", 60L,
            "FIVE_MINUTE", 300L,
            "FIFTEEN_MINUTE", 900L,
            "THIRTY_MINUTE", 1_800L,
            "ONE_HOUR", 3_600L,
            "TWO_HOUR", 7_200L,
            "SIX_HOUR", 21_600L,
            "ONE_DAY", 86_400L);

    private static final int MAX_CANDLES = 350;
    private static final long SECOND = 1_000;

    private Candles() {}

    static JsonNode answer(Market market, Query query, long now) {
        long length = Optional.ofNullable(LENGTHS.get(query.required("granularity")))
                .orElseThrow(() -> CoinbaseRefusal.invalid("granularity is not one of " + LENGTHS.keySet()));
        long from = query.number("start").orElseThrow(() -> CoinbaseRefusal.invalid("start is required"));
        long to = query.number("end").orElseThrow(() -> CoinbaseRefusal.invalid("end is required"));
        int limit = query.limit(MAX_CANDLES, MAX_CANDLES);
        if (to < from || (to - from) / length >= MAX_CANDLES) {
            throw CoinbaseRefusal.invalid("start and end should span less than " + MAX_CANDLES + " candles");
        }
        List<ObjectNode> candles = new ArrayList<>();
        long first = -Math.floorDiv(-from, length);
        for (long bucket = first; bucket * length <= to; bucket++) {
            candle(market, bucket * length, length, now).ifPresent(candles::add);
        }
        ArrayNode newestFirst = Json.array();
        for (int at = candles.size() - 1; at >= Math.max(0, candles.size() - limit); at--) {
            newestFirst.add(candles.get(at));
        }
        ObjectNode answer = Json.object();
        answer.set("candles", newestFirst);
        return answer;
    }

    private static Optional<ObjectNode> candle(Market market, long start, long length, long now) {
        long begin = start * SECOND;
        long end = begin + length * SECOND;
        int row = market.bars().firstRowFrom(begin);
        if (row >= market.bars().size() || market.bars().openTime(row) >= Math.min(end, now + 1)) {
            return Optional.empty();
        }
        Kline one = market.kline(row, now);
        BigDecimal high = one.high();
        BigDecimal low = one.low();
        BigDecimal close = one.close();
        BigDecimal volume = one.volume();
        for (int next = row + 1;
                next < market.bars().size() && market.bars().openTime(next) < Math.min(end, now + 1);
                next++) {
            Kline more = market.kline(next, now);
            high = high.max(more.high());
            low = low.min(more.low());
            close = more.close();
            volume = volume.add(more.volume());
        }
        return Optional.of(Json.object()
                .put("start", Long.toString(start))
                .put("low", Amounts.text(low))
                .put("high", Amounts.text(high))
                .put("open", Amounts.text(one.open()))
                .put("close", Amounts.text(close))
                .put("volume", Amounts.text(volume)));
    }
}

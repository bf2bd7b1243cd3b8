package dev.scalpel.localexchange.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.market.AggregateTrade;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.SingleTrade;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.market.Minutes;
import java.util.List;
import java.util.Optional;

/** "List Trades". */
final class GeminiTradeHistory {

    private static final int DEFAULT_TRADES = 50;
    private static final int MAX_TRADES = 500;
    /** "limited to retrieving seven calendar days of data". */
    private static final long LISTED = 7 * Minutes.PER_DAY * Minutes.MILLIS;

    private GeminiTradeHistory() {}

    /** The oldest trades after a time or an id, or the newest ones; newest first in any case. */
    static JsonNode trades(Market market, GeminiQuery query, long now) {
        int limit = Math.min(query.number("limit_trades", DEFAULT_TRADES), MAX_TRADES);
        Optional<Long> sinceId = query.number("since_tid");
        Optional<Long> since =
                query.number("timestamp").or(() -> query.number("since")).map(GeminiPayload::millis);
        List<SingleTrade> trades = sinceId.isEmpty() && since.isEmpty()
                ? newest(market, limit, now)
                : after(market, sinceId, since, limit, now);
        ArrayNode answer = Json.array();
        for (int row = trades.size() - 1; row >= 0; row--) {
            SingleTrade trade = trades.get(row);
            answer.addObject()
                    .put("timestamp", trade.time() / 1_000)
                    .put("timestampms", trade.time())
                    .put("tid", trade.id())
                    .put("price", trade.price().toPlainString())
                    .put("amount", trade.quantity().toPlainString())
                    .put("exchange", "gemini")
                    .put("type", trade.buyerIsMaker() ? "sell" : "buy");
        }
        return answer;
    }

    /** "since_tid trumps timestamp". */
    private static List<SingleTrade> after(
            Market market, Optional<Long> sinceId, Optional<Long> since, int limit, long now) {
        long first = now - LISTED;
        return sinceId.isPresent()
                ? afterId(market, sinceId.get(), first, limit, now)
                : market.tradesBetween(Math.max(first, since.orElse(first) + 1), now, limit).stream()
                        .flatMap(row -> row.singles().stream())
                        .limit(limit)
                        .toList();
    }

    /** Those "that executed after this tid"; after zero "the earliest available". */
    private static List<SingleTrade> afterId(Market market, long id, long first, int limit, long now) {
        List<AggregateTrade> listed = market.tradesBetween(first, now, 1);
        if (listed.isEmpty()) {
            return List.of();
        }
        long next = Math.max(id + 1, listed.get(0).firstTradeId());
        return market.aggregatesFromTrade(next, now, limit).stream()
                .flatMap(row -> row.singles().stream())
                .filter(trade -> trade.id() >= next)
                .limit(limit)
                .toList();
    }

    private static List<SingleTrade> newest(Market market, int limit, long now) {
        List<SingleTrade> trades = market.lastTrades(now, limit).stream()
                .flatMap(row -> row.singles().stream())
                .toList();
        return trades.subList(Math.max(0, trades.size() - limit), trades.size());
    }
}

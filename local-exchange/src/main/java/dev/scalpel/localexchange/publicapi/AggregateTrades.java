package dev.scalpel.localexchange.publicapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.AggregateTrade;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import java.util.List;

/** {@code aggTrades}: the trades up to now. */
public final class AggregateTrades {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    private final Markets markets;

    AggregateTrades(Markets markets) {
        this.markets = markets;
    }

    JsonNode answer(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        long to = Math.min(parameters.integer("endTime").orElse(now), now);
        ArrayNode answer = Json.array();
        selected(market, parameters, to, limit, now).forEach(trade -> answer.add(json(trade)));
        return answer;
    }

    /** The trades that {@code fromId}, {@code startTime} and {@code endTime} select. */
    public static List<AggregateTrade> selected(Market market, Parameters parameters, long to, int limit, long now) {
        boolean timed = parameters.has("startTime") || parameters.has("endTime");
        if (parameters.has("fromId")) {
            if (timed) {
                throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
            }
            return market.tradesFrom(parameters.requiredInteger("fromId"), now, limit);
        }
        if (parameters.has("startTime")) {
            return market.tradesBetween(parameters.requiredInteger("startTime"), to, limit);
        }
        return market.lastTrades(to, limit);
    }

    private static JsonNode json(AggregateTrade trade) {
        return common(trade).put("M", true);
    }

    /** The fields that every market reports. */
    public static ObjectNode common(AggregateTrade trade) {
        return Json.object()
                .put("a", trade.id())
                .put("p", Json.text(trade.price()))
                .put("q", Json.text(trade.quantity()))
                .put("f", trade.firstTradeId())
                .put("l", trade.lastTradeId())
                .put("T", trade.time())
                .put("m", trade.buyerIsMaker());
    }
}

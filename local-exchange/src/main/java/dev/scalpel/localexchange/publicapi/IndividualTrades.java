package dev.scalpel.localexchange.publicapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.market.SingleTrade;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;

/**
 * {@code trades}, {@code historicalTrades} and {@code historicalBlockTrades} (rest-api.md).
 */
public final class IndividualTrades {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    private final Markets markets;
    private final String lastFlag;
    private final boolean flagged;

    IndividualTrades(Markets markets) {
        this(markets, "isBestMatch", true);
    }

    /**
     * Of a market with another last field.
     *
     * @param flagged its value in every row
     */
    public IndividualTrades(Markets markets, String lastFlag, boolean flagged) {
        this.markets = markets;
        this.lastFlag = lastFlag;
        this.flagged = flagged;
    }

    public JsonNode recent(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        return from(market, Math.max(0, market.tradesUpTo(now) - limit), limit, now);
    }

    public JsonNode historical(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        long newest = Math.max(0, market.tradesUpTo(now) - limit);
        return from(market, parameters.integer("fromId").orElse(newest), limit, now);
    }

    /** There are no block trades here. */
    JsonNode blocks(Parameters parameters, long now) {
        markets.of(parameters);
        parameters.requiredInteger("fromId");
        parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        return Json.array();
    }

    private ArrayNode from(Market market, long firstId, int limit, long now) {
        ArrayNode answer = Json.array();
        market.aggregatesFromTrade(firstId, now, limit).stream()
                .flatMap(aggregate -> aggregate.singles().stream())
                .filter(trade -> trade.id() >= firstId)
                .limit(limit)
                .forEach(trade -> answer.add(json(trade)));
        return answer;
    }

    private JsonNode json(SingleTrade trade) {
        return Json.object()
                .put("id", trade.id())
                .put("price", Json.text(trade.price()))
                .put("qty", Json.text(trade.quantity()))
                .put("quoteQty", Json.text(trade.price().multiply(trade.quantity())))
                .put("time", trade.time())
                .put("isBuyerMaker", trade.buyerIsMaker())
                .put(lastFlag, flagged);
    }
}

package dev.scalpel.localexchange.publicapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.market.AggregateTrade;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * {@code trades}, {@code historicalTrades} and {@code historicalBlockTrades} (rest-api.md). Individual trades are equal
 * parts of an aggregate; the last one takes the rounding remainder.
 */
public final class IndividualTrades {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;
    private static final int MIN_SCALE = 8;

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
        List<AggregateTrade> aggregates = market.aggregatesFromTrade(firstId, now, limit);
        for (AggregateTrade aggregate : aggregates) {
            BigDecimal count = BigDecimal.valueOf(aggregate.lastTradeId() - aggregate.firstTradeId() + 1);
            BigDecimal part = part(aggregate.quantity(), count);
            BigDecimal last = aggregate.quantity().subtract(part.multiply(count.subtract(BigDecimal.ONE)));
            for (long id = Math.max(firstId, aggregate.firstTradeId());
                    id <= aggregate.lastTradeId() && answer.size() < limit;
                    id++) {
                answer.add(json(aggregate, id, id == aggregate.lastTradeId() ? last : part));
            }
        }
        return answer;
    }

    /** Above zero: with more decimals than the quantity where there are too many parts. */
    private static BigDecimal part(BigDecimal quantity, BigDecimal count) {
        int scale = Math.max(MIN_SCALE, quantity.scale());
        BigDecimal part = quantity.divide(count, scale, RoundingMode.DOWN);
        while (part.signum() == 0) {
            part = quantity.divide(count, ++scale, RoundingMode.DOWN);
        }
        return part;
    }

    private JsonNode json(AggregateTrade aggregate, long id, BigDecimal quantity) {
        return Json.object()
                .put("id", id)
                .put("price", Json.text(aggregate.price()))
                .put("qty", Json.text(quantity))
                .put("quoteQty", Json.text(aggregate.price().multiply(quantity)))
                .put("time", aggregate.time())
                .put("isBuyerMaker", aggregate.buyerIsMaker())
                .put(lastFlag, flagged);
    }
}

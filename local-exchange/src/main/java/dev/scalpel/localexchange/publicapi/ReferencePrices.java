package dev.scalpel.localexchange.publicapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.market.PriceRange;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import java.util.Map;

/**
 * {@code executionRules} and {@code referencePrice} (rest-api.md; faqs/price_range_execution_rules.md). A pair with a rule
 * that needs a reference price uses the five-minute average price.
 */
final class ReferencePrices {

    /** The venue's number for an average of five minutes that its matching engine does not calculate. */
    private static final int CALCULATION = 3;

    private final Markets markets;

    ReferencePrices(Markets markets) {
        this.markets = markets;
    }

    void addTo(Map<String, Route> routes) {
        routes.put(
                "GET /api/v3/executionRules",
                Route.open(RequestWeight.eachSymbol(2, 40, 40), this::rules, "symbol", "symbols", "symbolStatus"));
        routes.put("GET /api/v3/referencePrice", Route.open(2, this::price, "symbol"));
        routes.put(
                "GET /api/v3/referencePrice/calculation", Route.open(2, this::calculation, "symbol", "symbolStatus"));
    }

    private JsonNode rules(Parameters parameters, long now) {
        if (parameters.has("symbolStatus") && parameters.namedSymbols() > 0) {
            throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
        }
        ArrayNode all = Json.array();
        for (Market market : markets.selected(parameters, now)) {
            ArrayNode rules = Json.array();
            market.priceRange().ifPresent(range -> rules.add(json(range)));
            all.add(Json.object().put("symbol", market.name()).set("rules", rules));
        }
        return Json.object().set("symbolRules", all);
    }

    private static ObjectNode json(PriceRange range) {
        return Json.object()
                .put("ruleType", "PRICE_RANGE")
                .put("bidLimitMultUp", range.up().toPlainString())
                .put("bidLimitMultDown", range.down().toPlainString())
                .put("askLimitMultUp", range.up().toPlainString())
                .put("askLimitMultDown", range.down().toPlainString());
    }

    private JsonNode price(Parameters parameters, long now) {
        Market market = withReference(markets.of(parameters));
        return Json.object()
                .put("symbol", market.name())
                .put("referencePrice", Json.text(market.averagePrice(now)))
                .put("timestamp", now);
    }

    private JsonNode calculation(Parameters parameters, long now) {
        return Json.object()
                .put("symbol", withReference(markets.of(parameters, now)).name())
                .put("calculationType", "EXTERNAL")
                .put("externalCalculationId", CALCULATION);
    }

    private static Market withReference(Market market) {
        if (market.priceRange().isEmpty()) {
            throw ApiException.refused(-2043, "This symbol doesn't have a reference price.");
        }
        return market;
    }
}

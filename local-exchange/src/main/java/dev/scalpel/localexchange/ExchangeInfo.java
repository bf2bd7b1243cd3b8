package dev.scalpel.localexchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** {@code exchangeInfo}: the pairs, what they demand of an order, and the limits of requests. */
final class ExchangeInfo {

    private static final BigDecimal LARGEST_PRICE = new BigDecimal("1000000");
    private static final BigDecimal LARGEST_NOTIONAL = new BigDecimal("9000000");

    private final Markets markets;

    ExchangeInfo(Markets markets) {
        this.markets = markets;
    }

    JsonNode answer(Parameters parameters, long now) {
        ObjectNode answer = Json.object().put("timezone", "UTC").put("serverTime", now);
        answer.set(
                "rateLimits",
                Json.array()
                        .add(rateLimit("REQUEST_WEIGHT", "MINUTE", 1, 6_000))
                        .add(rateLimit("ORDERS", "SECOND", 10, 100))
                        .add(rateLimit("ORDERS", "DAY", 1, 200_000))
                        .add(rateLimit("RAW_REQUESTS", "MINUTE", 5, 61_000)));
        answer.set("exchangeFilters", Json.array());
        ArrayNode symbols = Json.array();
        markets.selected(parameters).forEach(market -> symbols.add(symbol(market, now)));
        answer.set("symbols", symbols);
        return answer;
    }

    private static ObjectNode rateLimit(String type, String interval, int count, int limit) {
        return Json.object()
                .put("rateLimitType", type)
                .put("interval", interval)
                .put("intervalNum", count)
                .put("limit", limit);
    }

    private static ObjectNode symbol(Market market, long now) {
        Listing listing = market.listing();
        ObjectNode symbol = Json.object()
                .put("symbol", market.name())
                .put("status", market.status(now).name())
                .put("baseAsset", listing.symbol().base())
                .put("baseAssetPrecision", 8)
                .put("quoteAsset", listing.symbol().quote())
                .put("quotePrecision", 8)
                .put("quoteAssetPrecision", 8)
                .put("baseCommissionPrecision", 8)
                .put("quoteCommissionPrecision", 8);
        ArrayNode types = Json.array();
        for (OrderType type : market.orderTypes()) {
            types.add(type.name());
        }
        symbol.set("orderTypes", types);
        symbol.put("icebergAllowed", true)
                .put("ocoAllowed", true)
                .put("otoAllowed", true)
                .put("quoteOrderQtyMarketAllowed", true)
                .put("allowTrailingStop", false)
                .put("cancelReplaceAllowed", true)
                .put("amendAllowed", true)
                .put("pegInstructionsAllowed", false)
                .put("opoAllowed", false)
                .put("isSpotTradingAllowed", true)
                .put("isMarginTradingAllowed", false);
        symbol.set("filters", filters(listing.filters()));
        symbol.set("permissions", Json.array());
        symbol.set("permissionSets", Json.array().add(Json.array().add("SPOT")));
        symbol.put("defaultSelfTradePreventionMode", market.standardPrevention().name());
        ArrayNode preventions = Json.array();
        market.allowedPreventions().forEach(mode -> preventions.add(mode.name()));
        symbol.set("allowedSelfTradePreventionModes", preventions);
        return symbol;
    }

    private static ArrayNode filters(Filters filters) {
        BigDecimal up = filters.priceBand();
        BigDecimal down = BigDecimal.ONE.divide(up, 8, RoundingMode.HALF_UP);
        AccountLimits limits = filters.limits();
        ArrayNode all = Json.array()
                .add(filter("PRICE_FILTER")
                        .put("minPrice", Json.text(filters.tick()))
                        .put("maxPrice", Json.text(LARGEST_PRICE))
                        .put("tickSize", Json.text(filters.tick())))
                .add(lots("LOT_SIZE", filters.minQuantity(), filters.maxQuantity(), filters.step()))
                .add(filter("ICEBERG_PARTS").put("limit", limits.icebergParts()))
                .add(lots("MARKET_LOT_SIZE", BigDecimal.ZERO, filters.maxMarketQuantity(), BigDecimal.ZERO))
                .add(filter("PERCENT_PRICE_BY_SIDE")
                        .put("bidMultiplierUp", Json.text(up))
                        .put("bidMultiplierDown", Json.text(down))
                        .put("askMultiplierUp", Json.text(up))
                        .put("askMultiplierDown", Json.text(down))
                        .put("avgPriceMins", 5))
                .add(filter("NOTIONAL")
                        .put("minNotional", Json.text(filters.minNotional()))
                        .put("applyMinToMarket", true)
                        .put("maxNotional", Json.text(LARGEST_NOTIONAL))
                        .put("applyMaxToMarket", false)
                        .put("avgPriceMins", 5))
                .add(filter("MAX_NUM_ORDERS").put("maxNumOrders", filters.maxOpenOrders()))
                .add(filter("MAX_NUM_ALGO_ORDERS").put("maxNumAlgoOrders", filters.maxStopOrders()))
                .add(filter("MAX_NUM_ICEBERG_ORDERS").put("maxNumIcebergOrders", limits.maxIcebergOrders()))
                .add(filter("MAX_NUM_ORDER_LISTS").put("maxNumOrderLists", limits.maxOrderLists()))
                .add(filter("MAX_NUM_ORDER_AMENDS").put("maxNumOrderAmends", limits.maxAmendments()));
        limits.maxPosition().ifPresent(most -> all.add(filter("MAX_POSITION").put("maxPosition", Json.text(most))));
        return all;
    }

    private static ObjectNode lots(String name, BigDecimal least, BigDecimal most, BigDecimal step) {
        return filter(name)
                .put("minQty", Json.text(least))
                .put("maxQty", Json.text(most))
                .put("stepSize", Json.text(step));
    }

    private static ObjectNode filter(String name) {
        return Json.object().put("filterType", name);
    }
}

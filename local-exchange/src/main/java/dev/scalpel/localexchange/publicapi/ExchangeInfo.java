package dev.scalpel.localexchange.publicapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.market.AccountLimits;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** {@code exchangeInfo}: the pairs, their order filters, and the request limits. */
public final class ExchangeInfo {

    /** enums.md, "Account and Symbol Permissions". Every pair listed here has only the first. */
    private static final String PERMISSION = "SPOT|MARGIN|LEVERAGED|TRD_GRP_0(0[2-9]|1[0-9]|2[0-5])";

    private static final Pattern PERMISSIONS =
            Pattern.compile("(" + PERMISSION + ")|\\[\"(" + PERMISSION + ")\"(,\"(" + PERMISSION + ")\")*]");

    private final Markets markets;
    private final RateLimits limits;

    ExchangeInfo(Markets markets, RateLimits limits) {
        this.markets = markets;
        this.limits = limits;
    }

    JsonNode answer(Parameters parameters, long now) {
        if (parameters.namedSymbols() > 0 && (parameters.has("permissions") || parameters.has("symbolStatus"))) {
            throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
        }
        boolean spot =
                parameters.text("permissions").map(ExchangeInfo::includesSpot).orElse(true);
        boolean showsSets = parameters.flag("showPermissionSets").orElse(true);
        ObjectNode answer = Json.object().put("timezone", "UTC").put("serverTime", now);
        answer.set("rateLimits", limits.json());
        answer.set("exchangeFilters", Json.array());
        ArrayNode symbols = Json.array();
        markets.selected(parameters, now).stream()
                .filter(market -> spot)
                .forEach(market -> symbols.add(symbol(market, showsSets, now)));
        answer.set("symbols", symbols);
        return answer;
    }

    private static boolean includesSpot(String permissions) {
        if (!PERMISSIONS.matcher(permissions).matches()) {
            throw Parameters.invalid("permissions");
        }
        return permissions.contains("SPOT");
    }

    private static ObjectNode symbol(Market market, boolean showsSets, long now) {
        Listing listing = market.listing();
        ObjectNode symbol = Json.object()
                .put("symbol", market.name())
                .put("status", market.setStatus(now).name())
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
                .put("opoAllowed", false)
                .put("quoteOrderQtyMarketAllowed", true)
                .put("allowTrailingStop", false)
                .put("cancelReplaceAllowed", true)
                .put("amendAllowed", true)
                .put("pegInstructionsAllowed", false)
                .put("isSpotTradingAllowed", true)
                .put("isMarginTradingAllowed", false);
        symbol.set("filters", filters(listing.filters()));
        symbol.set("permissions", Json.array());
        symbol.set("permissionSets", showsSets ? Json.array().add(Json.array().add("SPOT")) : Json.array());
        symbol.put("defaultSelfTradePreventionMode", market.defaultPrevention().name());
        ArrayNode preventions = Json.array();
        market.allowedPreventions().forEach(mode -> preventions.add(mode.name()));
        symbol.set("allowedSelfTradePreventionModes", preventions);
        return symbol;
    }

    /** As {@code exchangeInfo} and {@code myFilters} report them. */
    public static ArrayNode filters(Filters filters) {
        BigDecimal up = filters.priceBand();
        BigDecimal down = BigDecimal.ONE.divide(up, 8, RoundingMode.HALF_UP);
        AccountLimits limits = filters.limits();
        ArrayNode all = Json.array()
                .add(filter("PRICE_FILTER")
                        .put("minPrice", Json.text(filters.tick()))
                        .put("maxPrice", Json.text(Filters.MAX_PRICE))
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
                        .put("maxNotional", Json.text(Filters.MAX_NOTIONAL))
                        .put("applyMaxToMarket", false)
                        .put("avgPriceMins", 5))
                .add(filter("MAX_NUM_ORDERS").put("maxNumOrders", filters.maxOpenOrders()))
                .add(filter("MAX_NUM_ALGO_ORDERS").put("maxNumAlgoOrders", filters.maxStopOrders()))
                .add(filter("MAX_NUM_ICEBERG_ORDERS").put("maxNumIcebergOrders", limits.maxIcebergOrders()))
                .add(filter("MAX_NUM_ORDER_LISTS").put("maxNumOrderLists", limits.maxOrderLists()))
                .add(filter("MAX_NUM_ORDER_AMENDS").put("maxNumOrderAmends", limits.maxAmendments()));
        limits.maxPosition().ifPresent(max -> all.add(filter("MAX_POSITION").put("maxPosition", Json.text(max))));
        return all;
    }

    private static ObjectNode lots(String name, BigDecimal min, BigDecimal max, BigDecimal step) {
        return filter(name)
                .put("minQty", Json.text(min))
                .put("maxQty", Json.text(max))
                .put("stepSize", Json.text(step));
    }

    private static ObjectNode filter(String name) {
        return Json.object().put("filterType", name);
    }
}

package dev.scalpel.localexchange.usdm.marketapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.perpetual.contract.Bracket;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.ContractTerms;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import java.math.BigDecimal;

/** {@code exchangeInfo}: the contracts with their filters and terms, and the request limits. */
final class FuturesExchangeInfo {

    /** What the venue reports as the delivery of a contract that has none. */
    private static final long PERPETUAL = 4_133_404_800_000L;

    private static final int MULTIPLIER_DECIMALS = 4;

    private final Contracts contracts;
    private final RateLimits limits;

    FuturesExchangeInfo(Contracts contracts, RateLimits limits) {
        this.contracts = contracts;
        this.limits = limits;
    }

    JsonNode answer(Parameters parameters, long now) {
        ObjectNode answer = Json.object().put("timezone", "UTC").put("serverTime", now);
        answer.put("futuresType", "U_MARGINED");
        answer.set("rateLimits", limits.json());
        answer.set("exchangeFilters", Json.array());
        ArrayNode assets = Json.array();
        contracts.all().stream()
                .map(Contract::asset)
                .distinct()
                .forEach(asset -> assets.add(Json.object()
                        .put("asset", asset)
                        .put("marginAvailable", true)
                        .put("autoAssetExchange", "0")));
        answer.set("assets", assets);
        ArrayNode symbols = Json.array();
        contracts.all().forEach(contract -> symbols.add(symbol(contract, now)));
        answer.set("symbols", symbols);
        return answer;
    }

    private static ObjectNode symbol(Contract contract, long now) {
        Market market = contract.market();
        ContractTerms terms = contract.terms();
        Bracket lowest = contract.brackets().all().get(0);
        String base = market.listing().symbol().base();
        ObjectNode symbol = Json.object()
                .put("symbol", contract.name())
                .put("pair", contract.name())
                .put("contractType", "PERPETUAL")
                .put("deliveryDate", PERPETUAL)
                .put("onboardDate", market.bars().firstOpenTime())
                .put("status", market.setStatus(now).name())
                .put("maintMarginPercent", percent(lowest.maintenanceRate()))
                .put("requiredMarginPercent", percent(lowest.maintenanceRate().add(lowest.maintenanceRate())))
                .put("baseAsset", base)
                .put("quoteAsset", contract.asset())
                .put("marginAsset", contract.asset())
                .put("pricePrecision", decimals(contract.tick()))
                .put("quantityPrecision", decimals(contract.step()))
                .put("baseAssetPrecision", 8)
                .put("quotePrecision", 8)
                .put("underlyingType", "COIN");
        symbol.set("underlyingSubType", Json.array());
        symbol.put("settlePlan", 0)
                .put("triggerProtect", terms.triggerProtect().toPlainString())
                .put("liquidationFee", terms.liquidationFee().toPlainString())
                .put("marketTakeBound", terms.marketTakeBound().toPlainString())
                .put("maxMoveOrderLimit", 10_000);
        symbol.set("filters", filters(contract));
        ArrayNode types = Json.array();
        for (FuturesOrderType type : FuturesOrderType.values()) {
            types.add(type.name());
        }
        symbol.set("orderTypes", types);
        symbol.set(
                "timeInForce",
                Json.array().add("GTC").add("IOC").add("FOK").add("GTX").add("GTD"));
        return symbol;
    }

    private static ArrayNode filters(Contract contract) {
        Filters filters = contract.market().listing().filters();
        ContractTerms terms = contract.terms();
        return Json.array()
                .add(filter("PRICE_FILTER")
                        .put("minPrice", text(filters.tick()))
                        .put("maxPrice", text(Filters.MAX_PRICE))
                        .put("tickSize", text(filters.tick())))
                .add(lots("LOT_SIZE", filters.minQuantity(), filters.maxQuantity(), filters.step()))
                .add(lots("MARKET_LOT_SIZE", filters.minQuantity(), filters.maxMarketQuantity(), filters.step()))
                .add(filter("MAX_NUM_ORDERS").put("limit", filters.maxOpenOrders()))
                .add(filter("MAX_NUM_ALGO_ORDERS").put("limit", terms.maxAlgoOrders()))
                .add(filter("MIN_NOTIONAL").put("notional", text(filters.minNotional())))
                .add(filter("PERCENT_PRICE")
                        .put("multiplierUp", multiplier(terms.multiplierUp()))
                        .put("multiplierDown", multiplier(terms.multiplierDown()))
                        .put("multiplierDecimal", Integer.toString(MULTIPLIER_DECIMALS)));
    }

    private static ObjectNode lots(String name, BigDecimal min, BigDecimal max, BigDecimal step) {
        return filter(name).put("minQty", text(min)).put("maxQty", text(max)).put("stepSize", text(step));
    }

    private static ObjectNode filter(String name) {
        return Json.object().put("filterType", name);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(MULTIPLIER_DECIMALS).toPlainString();
    }

    private static String multiplier(BigDecimal value) {
        return value.setScale(MULTIPLIER_DECIMALS).toPlainString();
    }

    private static String text(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static int decimals(BigDecimal unit) {
        return Math.max(0, unit.stripTrailingZeros().scale());
    }
}

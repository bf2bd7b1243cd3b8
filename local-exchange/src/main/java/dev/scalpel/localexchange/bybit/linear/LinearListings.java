package dev.scalpel.localexchange.bybit.linear;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.MarketCalls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.perpetual.contract.Bracket;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The contracts, their prices and their risk limits. */
final class LinearListings {

    static final String CATEGORY = "linear";

    private static final int DEFAULT_ROWS = 500;
    private static final int MAX_ROWS = 1_000;
    private static final long DAY = 86_400_000;
    private static final long HOUR = 3_600_000;
    private static final int MINUTES_PER_HOUR = 60;

    private final Contracts contracts;

    LinearListings(Contracts contracts) {
        this.contracts = contracts;
    }

    void addTo(Calls calls) {
        add(
                calls,
                "instruments-info",
                this::instruments,
                "category",
                "symbol",
                "symbolType",
                "status",
                "baseCoin",
                "limit",
                "cursor");
        add(calls, "tickers", this::tickers, "category", "symbol", "baseCoin", "expDate");
        add(calls, "risk-limit", this::riskLimits, "category", "symbol", "cursor");
    }

    private static void add(Calls calls, String name, Action.Run run, String... names) {
        calls.add(CATEGORY, "GET /v5/market/" + name, Action.open(run, names));
    }

    /** By default "only Trading symbols". */
    private JsonNode instruments(Call call, long now) {
        boolean trading = call.text("status").orElse("Trading").equals("Trading");
        List<Contract> found = selected(contracts, call).stream()
                .filter(contract -> contract.market().fillsOrders() == trading)
                .toList();
        return Rows.page(CATEGORY, call, found, DEFAULT_ROWS, MAX_ROWS, LinearListings::instrument);
    }

    private static ObjectNode instrument(Contract contract) {
        Filters filters = contract.market().listing().filters();
        ObjectNode row = Json.object()
                .put("symbol", contract.name())
                .put("symbolId", 1)
                .put("contractType", "LinearPerpetual")
                .put("status", contract.market().fillsOrders() ? "Trading" : "Closed")
                .put("baseCoin", base(contract))
                .put("quoteCoin", contract.asset())
                .put("symbolType", "")
                .put("launchTime", Long.toString(contract.market().bars().firstOpenTime()))
                .put("deliveryTime", "0")
                .put("deliveryFeeRate", "")
                .put("priceScale", Integer.toString(Math.max(0, contract.tick().stripTrailingZeros().scale())));
        row.set(
                "leverageFilter",
                Json.object()
                        .put("minLeverage", "1")
                        .put("maxLeverage", contract.brackets().maxLeverage() + ".00")
                        .put("leverageStep", "1"));
        row.set(
                "priceFilter",
                Json.object()
                        .put("minPrice", plain(filters.tick()))
                        .put("maxPrice", plain(Filters.MAX_PRICE))
                        .put("tickSize", plain(filters.tick())));
        row.set(
                "lotSizeFilter",
                Json.object()
                        .put("minNotionalValue", plain(filters.minNotional()))
                        .put("maxOrderQty", plain(filters.maxQuantity()))
                        .put("maxMktOrderQty", plain(filters.maxMarketQuantity()))
                        .put("minOrderQty", plain(filters.minQuantity()))
                        .put("qtyStep", plain(filters.step()))
                        .put("postOnlyMaxOrderQty", plain(filters.maxQuantity())));
        row.put("unifiedMarginTrade", true)
                .put("fundingInterval", FundingRates.INTERVAL_HOURS * MINUTES_PER_HOUR)
                .put("settleCoin", contract.asset())
                .put("copyTrading", "none")
                .put("upperFundingRate", "0.00375")
                .put("lowerFundingRate", "-0.00375")
                .put("displayName", "")
                .put("forbidUplWithdrawal", false)
                .put("isPreListing", false)
                .putNull("preListingInfo");
        row.set(
                "riskParameters",
                Json.object()
                        .put("priceLimitRatioX", plain(contract.terms().multiplierUp().subtract(BigDecimal.ONE)))
                        .put("priceLimitRatioY", plain(contract.terms().multiplierUp().subtract(BigDecimal.ONE))));
        return row;
    }

    private JsonNode tickers(Call call, long now) {
        return Rows.page(CATEGORY, call, selected(contracts, call), MAX_ROWS, MAX_ROWS, contract -> ticker(contract, now));
    }

    private static ObjectNode ticker(Contract contract, long now) {
        Market market = contract.market();
        BigDecimal price = market.price(now);
        BigDecimal before = market.price(now - DAY);
        long next = FundingRates.next(now);
        return Json.object()
                .put("symbol", contract.name())
                .put("lastPrice", plain(price))
                .put("indexPrice", plain(price))
                .put("markPrice", plain(contract.markAt(now)))
                .put("prevPrice24h", plain(before))
                .put("price24hPcnt", "0")
                .put("highPrice24h", plain(price.max(before)))
                .put("lowPrice24h", plain(price.min(before)))
                .put("prevPrice1h", plain(market.price(now - HOUR)))
                .put("openInterest", "0")
                .put("openInterestValue", "0")
                .put("singleOpenInterest", "0")
                .put("singleOpenInterestValue", "0")
                .put("turnover24h", "0")
                .put("volume24h", "0")
                .put("fundingRate", plain(contract.funding().at(next)))
                .put("nextFundingTime", Long.toString(next))
                .put("predictedDeliveryPrice", "")
                .put("basisRate", "")
                .put("basis", "")
                .put("deliveryFeeRate", "")
                .put("deliveryTime", "0")
                .put("ask1Size", plain(MarketCalls.shown(market)))
                .put("bid1Price", plain(market.bid(price)))
                .put("ask1Price", plain(market.ask(price)))
                .put("bid1Size", plain(MarketCalls.shown(market)))
                .put("preOpenPrice", "")
                .put("preQty", "")
                .put("curPreListingPhase", "")
                .put("fundingIntervalHour", Integer.toString(FundingRates.INTERVAL_HOURS))
                .put("fundingCap", "0.00375")
                .put("basisRateYear", "");
    }

    /** "Get Risk Limit". Rates are shares, as in the responses that clients show; the page's example has percentages. */
    private JsonNode riskLimits(Call call, long now) {
        List<Contract> found = selected(contracts, call);
        var list = Json.array();
        for (Contract contract : found) {
            for (Bracket bracket : contract.brackets().all()) {
                list.add(Json.object()
                        .put("id", bracket.number())
                        .put("symbol", contract.name())
                        .put("riskLimitValue", plain(bracket.cap()))
                        .put("maintenanceMargin", plain(bracket.maintenanceRate()))
                        .put("initialMargin", plain(BigDecimal.ONE.divide(BigDecimal.valueOf(bracket.maxLeverage()))))
                        .put("isLowestRisk", bracket.number() == 1 ? 1 : 0)
                        .put("maxLeverage", bracket.maxLeverage() + ".00")
                        .put("mmDeduction", bracket.number() == 1 ? "" : plain(bracket.maintenanceAmount())));
            }
        }
        return Rows.result(CATEGORY, list).put("nextPageCursor", "");
    }

    /** By what a call selects contracts; empty for all of them. */
    static Optional<String> selector(Call call) {
        return call.text("symbol").or(() -> call.text("baseCoin")).or(() -> call.text("settleCoin"));
    }

    /** The contracts of {@code symbol}, else of {@code baseCoin} and {@code settleCoin}, or all of them. */
    static List<Contract> selected(Contracts contracts, Call call) {
        Optional<String> symbol = call.text("symbol");
        if (symbol.isPresent()) {
            return List.of(named(contracts, symbol.get()));
        }
        Predicate<Contract> ofBase =
                contract -> call.text("baseCoin").map(base(contract)::equals).orElse(true);
        Predicate<Contract> ofSettle =
                contract -> call.text("settleCoin").map(contract.asset()::equals).orElse(true);
        return contracts.all().stream().filter(ofBase.and(ofSettle)).toList();
    }

    private static String base(Contract contract) {
        return contract.market().listing().symbol().base();
    }

    /** ccxt's table of exceptions cites this message for an unknown symbol. */
    static Contract named(Contracts contracts, String name) {
        return contracts.find(name).orElseThrow(() -> Refusal.parameter("Not supported symbols"));
    }
}

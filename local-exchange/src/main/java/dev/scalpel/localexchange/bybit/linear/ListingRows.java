package dev.scalpel.localexchange.bybit.linear;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.MarketCalls;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;

/** Contracts and their prices as the API reports them: "Get Instruments Info", "Get Tickers". */
final class ListingRows {

    private static final long DAY = 86_400_000;
    private static final long HOUR = 3_600_000;
    private static final int MINUTES_PER_HOUR = 60;

    private ListingRows() {}

    static ObjectNode instrument(Contract contract) {
        Filters filters = contract.market().listing().filters();
        ObjectNode row = Json.object()
                .put("symbol", contract.name())
                .put("symbolId", 1)
                .put("contractType", "LinearPerpetual")
                .put("status", contract.market().fillsOrders() ? "Trading" : "Closed")
                .put("baseCoin", LinearListings.base(contract))
                .put("quoteCoin", contract.asset())
                .put("symbolType", "")
                .put("launchTime", Long.toString(contract.market().bars().firstOpenTime()))
                .put("deliveryTime", "0")
                .put("deliveryFeeRate", "")
                .put(
                        "priceScale",
                        Integer.toString(
                                Math.max(0, contract.tick().stripTrailingZeros().scale())));
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
                        .put(
                                "priceLimitRatioX",
                                plain(contract.terms().multiplierUp().subtract(BigDecimal.ONE)))
                        .put(
                                "priceLimitRatioY",
                                plain(contract.terms().multiplierUp().subtract(BigDecimal.ONE))));
        return row;
    }

    static ObjectNode ticker(Contract contract, long now) {
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
}

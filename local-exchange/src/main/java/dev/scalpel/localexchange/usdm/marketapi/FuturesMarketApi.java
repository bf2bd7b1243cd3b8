package dev.scalpel.localexchange.usdm.marketapi;

import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.publicapi.IndividualTrades;
import java.util.Map;

/** The calls that need no signature. Weights are those that the documentation states with each call. */
public final class FuturesMarketApi {

    private static final String[] OF_KLINES = {"symbol", "interval", "startTime", "endTime", "limit"};
    private static final String[] OF_PAIRS = {"pair", "interval", "startTime", "endTime", "limit"};

    private FuturesMarketApi() {}

    public static void addTo(Map<String, Route> routes, Contracts contracts, RateLimits limits) {
        routes.put("GET /fapi/v1/ping", Route.open(1, (parameters, now) -> Json.object()));
        routes.put(
                "GET /fapi/v1/time",
                Route.open(1, (parameters, now) -> Json.object().put("serverTime", now)));
        routes.put("GET /fapi/v1/exchangeInfo", Route.open(1, new FuturesExchangeInfo(contracts, limits)::answer));
        addKlines(routes, new FuturesKlines(contracts));
        addTickers(routes, contracts);
        new FundingApi(contracts).addTo(routes);
    }

    private static void addKlines(Map<String, Route> routes, FuturesKlines klines) {
        RequestWeight weight = FuturesKlines.weight();
        routes.put("GET /fapi/v1/klines", Route.open(weight, klines::traded, OF_KLINES));
        routes.put("GET /fapi/v1/markPriceKlines", Route.open(weight, klines::mark, OF_KLINES));
        routes.put("GET /fapi/v1/premiumIndexKlines", Route.open(weight, klines::premium, OF_KLINES));
        routes.put("GET /fapi/v1/indexPriceKlines", Route.open(weight, klines::index, OF_PAIRS));
        routes.put(
                "GET /fapi/v1/continuousKlines",
                Route.open(weight, klines::continuous, OF_PAIRS).withParameter("contractType"));
    }

    private static void addTickers(Map<String, Route> routes, Contracts contracts) {
        FuturesTickers tickers = new FuturesTickers(contracts);
        IndividualTrades trades = new IndividualTrades(contracts.markets(), "isRPITrade", false);
        RequestWeight ofPrices = RequestWeight.with("symbol", 1, 2);
        routes.put("GET /fapi/v1/ticker/price", Route.open(ofPrices, tickers::price, "symbol"));
        routes.put("GET /fapi/v2/ticker/price", Route.open(ofPrices, tickers::price, "symbol"));
        routes.put(
                "GET /fapi/v1/ticker/bookTicker",
                Route.open(RequestWeight.with("symbol", 2, 5), tickers::book, "symbol"));
        routes.put("GET /fapi/v1/ticker/24hr", Route.open(RequestWeight.with("symbol", 1, 40), tickers::day, "symbol"));
        routes.put("GET /fapi/v1/depth", Route.open(FuturesTickers::depthWeight, tickers::depth, "symbol", "limit"));
        routes.put(
                "GET /fapi/v1/aggTrades",
                Route.open(20, tickers::aggregates, "symbol", "fromId", "startTime", "endTime", "limit"));
        routes.put("GET /fapi/v1/trades", Route.open(5, trades::recent, "symbol", "limit"));
        routes.put("GET /fapi/v1/historicalTrades", Route.withKey(20, trades::historical, "symbol", "fromId", "limit"));
    }
}

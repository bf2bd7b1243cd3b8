package dev.scalpel.localexchange.publicapi;

import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import java.util.Map;

/** The calls that need no API key. Weights are those of rest-api.md. */
public final class PublicApi {

    private PublicApi() {}

    public static void addTo(Map<String, Route> routes, Markets markets, RateLimits limits) {
        addGeneral(routes, markets, limits);
        addTrades(routes, markets);
        addTickers(routes, markets);
        new ReferencePrices(markets).addTo(routes);
    }

    private static void addGeneral(Map<String, Route> routes, Markets markets, RateLimits limits) {
        ExchangeInfo info = new ExchangeInfo(markets, limits);
        routes.put("GET /api/v3/ping", Route.open(1, (parameters, now) -> Json.object()));
        routes.put(
                "GET /api/v3/time",
                Route.open(1, (parameters, now) -> Json.object().put("serverTime", now)));
        routes.put(
                "GET /api/v3/exchangeInfo",
                Route.open(20, info::answer, "symbol", "symbols", "permissions", "showPermissionSets", "symbolStatus"));
    }

    private static void addTrades(Map<String, Route> routes, Markets markets) {
        Klines klines = new Klines(markets);
        AggregateTrades aggregates = new AggregateTrades(markets);
        IndividualTrades trades = new IndividualTrades(markets);
        String[] ofKlines = {"symbol", "interval", "startTime", "endTime", "timeZone", "limit"};
        routes.put("GET /api/v3/klines", Route.open(2, klines::answer, ofKlines));
        routes.put("GET /api/v3/uiKlines", Route.open(2, klines::answer, ofKlines));
        routes.put(
                "GET /api/v3/aggTrades",
                Route.open(4, aggregates::answer, "symbol", "fromId", "startTime", "endTime", "limit"));
        routes.put("GET /api/v3/trades", Route.open(25, trades::recent, "symbol", "limit"));
        routes.put("GET /api/v3/historicalTrades", Route.open(25, trades::historical, "symbol", "fromId", "limit"));
        routes.put("GET /api/v3/historicalBlockTrades", Route.open(25, trades::blocks, "symbol", "fromId", "limit"));
    }

    private static void addTickers(Map<String, Route> routes, Markets markets) {
        Tickers tickers = new Tickers(markets);
        routes.put("GET /api/v3/avgPrice", Route.open(2, tickers::average, "symbol"));
        routes.put(
                "GET /api/v3/depth",
                Route.open(RequestWeight::depth, tickers::depth, "symbol", "limit", "symbolStatus"));
        RequestWeight ofPrices = RequestWeight.with("symbol", 2, 4);
        routes.put(
                "GET /api/v3/ticker/price", Route.open(ofPrices, tickers::price, "symbol", "symbols", "symbolStatus"));
        routes.put(
                "GET /api/v3/ticker/bookTicker",
                Route.open(ofPrices, tickers::book, "symbol", "symbols", "symbolStatus"));
        routes.put(
                "GET /api/v3/ticker/24hr",
                Route.open(RequestWeight::dayTicker, tickers::day, "symbol", "symbols", "type", "symbolStatus"));
        RequestWeight ofWindows = RequestWeight.eachSymbol(4, 200, 4);
        routes.put(
                "GET /api/v3/ticker/tradingDay",
                Route.open(ofWindows, tickers::tradingDay, "symbol", "symbols", "timeZone", "type", "symbolStatus"));
        routes.put(
                "GET /api/v3/ticker",
                Route.open(ofWindows, tickers::rolling, "symbol", "symbols", "windowSize", "type", "symbolStatus"));
    }
}

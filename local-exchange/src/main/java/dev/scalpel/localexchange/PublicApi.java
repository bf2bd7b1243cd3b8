package dev.scalpel.localexchange;

import java.util.Map;

/** The calls that need no key. */
final class PublicApi {

    private PublicApi() {}

    static void addTo(Map<String, Route> routes, Markets markets) {
        Klines klines = new Klines(markets);
        TradesTape trades = new TradesTape(markets);
        Tickers tickers = new Tickers(markets);
        ExchangeInfo info = new ExchangeInfo(markets);
        routes.put("GET /api/v3/ping", Route.open(1, (parameters, now) -> Json.object()));
        routes.put(
                "GET /api/v3/time",
                Route.open(1, (parameters, now) -> Json.object().put("serverTime", now)));
        routes.put("GET /api/v3/exchangeInfo", Route.open(20, info::answer, "symbol", "symbols"));
        routes.put(
                "GET /api/v3/klines",
                Route.open(2, klines::answer, "symbol", "interval", "startTime", "endTime", "limit"));
        routes.put(
                "GET /api/v3/aggTrades",
                Route.open(4, trades::answer, "symbol", "fromId", "startTime", "endTime", "limit"));
        routes.put("GET /api/v3/avgPrice", Route.open(2, tickers::average, "symbol"));
        routes.put("GET /api/v3/depth", Route.open(5, tickers::depth, "symbol", "limit"));
        routes.put("GET /api/v3/ticker/price", Route.open(2, tickers::price, "symbol", "symbols"));
        routes.put("GET /api/v3/ticker/bookTicker", Route.open(2, tickers::book, "symbol", "symbols"));
        routes.put("GET /api/v3/ticker/24hr", Route.open(2, tickers::day, "symbol", "symbols"));
        routes.put(
                "GET /sapi/v1/system/status",
                Route.open(
                        1, (parameters, now) -> Json.object().put("status", 0).put("msg", "normal")));
    }
}

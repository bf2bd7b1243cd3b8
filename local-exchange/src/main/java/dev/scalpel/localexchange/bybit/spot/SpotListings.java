package dev.scalpel.localexchange.bybit.spot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.MarketCalls;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;

/** The pairs and their prices. */
final class SpotListings {

    static final String CATEGORY = "spot";

    private static final int TRADES = 60;
    private static final long DAY = 86_400_000;

    private final Markets markets;

    SpotListings(Markets markets) {
        this.markets = markets;
    }

    void addTo(Calls calls) {
        new MarketCalls(CATEGORY, markets, TRADES, TRADES, 1).addTo(calls);
        calls.add(
                CATEGORY,
                "GET /v5/market/instruments-info",
                Action.open(
                        this::instruments,
                        "category",
                        "symbol",
                        "symbolType",
                        "status",
                        "baseCoin",
                        "limit",
                        "cursor"));
        calls.add(
                CATEGORY,
                "GET /v5/market/tickers",
                Action.open(this::tickers, "category", "symbol", "baseCoin", "expDate"));
    }

    /** "Spot has Trading only": what does not trade is not listed. */
    private JsonNode instruments(Call call, long now) {
        ArrayNode list = Json.array();
        for (Market market : MarketCalls.selected(markets, call)) {
            if (market.fillsOrders()) {
                list.add(instrument(market));
            }
        }
        return Rows.result(CATEGORY, list);
    }

    private static ObjectNode instrument(Market market) {
        Filters filters = market.listing().filters();
        ObjectNode row = Json.object()
                .put("symbol", market.name())
                .put("symbolId", 1)
                .put("baseCoin", market.listing().symbol().base())
                .put("quoteCoin", market.listing().symbol().quote())
                .put("innovation", "0")
                .put("symbolType", "")
                .put("xstockMultiplier", "1")
                .put("status", "Trading")
                .put("marginTrading", "none")
                .put("stTag", "0");
        row.set(
                "lotSizeFilter",
                Json.object()
                        .put("basePrecision", Rows.plain(filters.step()))
                        .put("quotePrecision", "0.00000001")
                        .put("minOrderQty", Rows.plain(filters.minQuantity()))
                        .put("maxOrderQty", Rows.plain(filters.maxQuantity()))
                        .put("minOrderAmt", Rows.plain(filters.minNotional()))
                        .put("maxOrderAmt", Rows.plain(Filters.MAX_NOTIONAL))
                        .put("maxLimitOrderQty", Rows.plain(filters.maxQuantity()))
                        .put("maxMarketOrderQty", Rows.plain(filters.maxMarketQuantity()))
                        .put("postOnlyMaxLimitOrderSize", Rows.plain(filters.maxQuantity())));
        row.set("priceFilter", Json.object().put("tickSize", Rows.plain(filters.tick())));
        row.set(
                "riskParameters",
                Json.object()
                        .put("priceLimitRatioX", Rows.plain(filters.priceBand().subtract(BigDecimal.ONE)))
                        .put("priceLimitRatioY", Rows.plain(filters.priceBand().subtract(BigDecimal.ONE))));
        return row;
    }

    private JsonNode tickers(Call call, long now) {
        ArrayNode list = Json.array();
        for (Market market : MarketCalls.selected(markets, call)) {
            BigDecimal price = market.price(now);
            BigDecimal before = market.price(now - DAY);
            list.add(Json.object()
                    .put("symbol", market.name())
                    .put("bid1Price", Rows.plain(market.bid(price)))
                    .put("bid1Size", Rows.plain(MarketCalls.shown(market)))
                    .put("ask1Price", Rows.plain(market.ask(price)))
                    .put("ask1Size", Rows.plain(MarketCalls.shown(market)))
                    .put("lastPrice", Rows.plain(price))
                    .put("prevPrice24h", Rows.plain(before))
                    .put("price24hPcnt", "0")
                    .put("highPrice24h", Rows.plain(price.max(before)))
                    .put("lowPrice24h", Rows.plain(price.min(before)))
                    .put("turnover24h", "0")
                    .put("volume24h", "0")
                    .put("usdIndexPrice", Rows.plain(price)));
        }
        return Rows.result(CATEGORY, list);
    }
}

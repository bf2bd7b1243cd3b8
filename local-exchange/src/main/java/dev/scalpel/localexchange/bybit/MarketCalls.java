package dev.scalpel.localexchange.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.AggregateTrade;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Public calls: instruments, prices, trades, the time. */
final class MarketCalls {

    private static final int TRADES = 60;
    private static final int LEVELS = 1_000;
    private static final long DAY = 86_400_000;
    private static final long NANOS = 1_000_000;

    private final Markets markets;

    MarketCalls(Markets markets) {
        this.markets = markets;
    }

    void addTo(Map<String, Action> actions) {
        add(actions, "time", this::time);
        add(
                actions,
                "instruments-info",
                this::instruments,
                "category",
                "symbol",
                "symbolType",
                "status",
                "baseCoin",
                "limit",
                "cursor");
        add(actions, "tickers", this::tickers, "category", "symbol", "baseCoin", "expDate");
        add(actions, "orderbook", this::orderBook, "category", "symbol", "limit");
        add(actions, "recent-trade", this::trades, "category", "symbol", "baseCoin", "optionType", "limit");
        add(actions, "kline", new KlineCall(markets)::rows, "category", "symbol", "interval", "start", "end", "limit");
    }

    private static void add(Map<String, Action> actions, String name, Action.Run run, String... names) {
        actions.put("GET /v5/market/" + name, new Action(Action.Access.PUBLIC, Set.of(names), run));
    }

    private JsonNode time(Call call, long now) {
        return Json.object().put("timeSecond", Long.toString(now / 1_000)).put("timeNano", Long.toString(now * NANOS));
    }

    /** "Spot has Trading only": what does not trade is not listed. */
    private JsonNode instruments(Call call, long now) {
        ArrayNode list = Json.array();
        for (Market market : selected(call)) {
            if (market.fillsOrders()) {
                list.add(instrument(market));
            }
        }
        return result(list);
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
                        .put("basePrecision", plain(filters.step()))
                        .put("quotePrecision", "0.00000001")
                        .put("minOrderQty", plain(filters.minQuantity()))
                        .put("maxOrderQty", plain(filters.maxQuantity()))
                        .put("minOrderAmt", plain(filters.minNotional()))
                        .put("maxOrderAmt", plain(Filters.MAX_NOTIONAL))
                        .put("maxLimitOrderQty", plain(filters.maxQuantity()))
                        .put("maxMarketOrderQty", plain(filters.maxMarketQuantity()))
                        .put("postOnlyMaxLimitOrderSize", plain(filters.maxQuantity())));
        row.set("priceFilter", Json.object().put("tickSize", plain(filters.tick())));
        row.set(
                "riskParameters",
                Json.object()
                        .put("priceLimitRatioX", plain(filters.priceBand().subtract(BigDecimal.ONE)))
                        .put("priceLimitRatioY", plain(filters.priceBand().subtract(BigDecimal.ONE))));
        return row;
    }

    private JsonNode tickers(Call call, long now) {
        ArrayNode list = Json.array();
        for (Market market : selected(call)) {
            BigDecimal price = market.price(now);
            BigDecimal before = market.price(now - DAY);
            list.add(Json.object()
                    .put("symbol", market.name())
                    .put("bid1Price", plain(market.bid(price)))
                    .put("bid1Size", plain(shown(market)))
                    .put("ask1Price", plain(market.ask(price)))
                    .put("ask1Size", plain(shown(market)))
                    .put("lastPrice", plain(price))
                    .put("prevPrice24h", plain(before))
                    .put("price24hPcnt", "0")
                    .put("highPrice24h", plain(price.max(before)))
                    .put("lowPrice24h", plain(price.min(before)))
                    .put("turnover24h", "0")
                    .put("volume24h", "0")
                    .put("usdIndexPrice", plain(price)));
        }
        return result(list);
    }

    private JsonNode orderBook(Call call, long now) {
        Market market = one(markets, call);
        int levels = call.limit(1, LEVELS);
        BigDecimal tick = market.listing().filters().tick();
        BigDecimal bid = market.bid(market.price(now));
        // A real book is never locked: with no spread the asks begin one tick higher.
        BigDecimal ask = market.ask(market.price(now)).max(bid.add(tick));
        ArrayNode bidLevels = Json.array();
        ArrayNode askLevels = Json.array();
        for (int level = 0; level < levels; level++) {
            BigDecimal away = tick.multiply(BigDecimal.valueOf(level));
            if (bid.compareTo(away) > 0) {
                bidLevels.add(Json.array().add(plain(bid.subtract(away))).add(plain(shown(market))));
            }
            askLevels.add(Json.array().add(plain(ask.add(away))).add(plain(shown(market))));
        }
        ObjectNode book = Json.object().put("s", market.name());
        book.set("b", bidLevels);
        book.set("a", askLevels);
        return book.put("ts", now).put("u", now).put("seq", now).put("cts", now);
    }

    /** Newest first. */
    private JsonNode trades(Call call, long now) {
        Market market = one(markets, call);
        List<AggregateTrade> newest = market.lastTrades(now, call.limit(TRADES, TRADES));
        ArrayNode list = Json.array();
        newest.stream()
                .sorted(Comparator.comparingLong(AggregateTrade::id).reversed())
                .forEach(trade -> list.add(Json.object()
                        .put("execId", Long.toString(trade.id()))
                        .put("symbol", market.name())
                        .put("price", plain(trade.price()))
                        .put("size", plain(trade.quantity()))
                        .put("side", trade.buyerIsMaker() ? "Sell" : "Buy")
                        .put("time", Long.toString(trade.time()))
                        .put("isBlockTrade", false)
                        .put("isRPITrade", false)
                        .put("seq", Long.toString(trade.id()))));
        return result(list);
    }

    private List<Market> selected(Call call) {
        requireSpot(call);
        return call.text("symbol")
                .map(name -> List.of(named(markets, name)))
                .orElseGet(() -> List.copyOf(markets.all()));
    }

    static ObjectNode result(ArrayNode list) {
        ObjectNode result = Json.object().put("category", "spot");
        result.set("list", list);
        return result;
    }

    static Market one(Markets markets, Call call) {
        requireSpot(call);
        return named(markets, call.required("symbol"));
    }

    /** ccxt's table of exceptions cites this message for an unknown symbol. */
    private static Market named(Markets markets, String name) {
        return markets.find(name).orElseThrow(() -> Refusal.parameter("Not supported symbols"));
    }

    static void requireSpot(Call call) {
        if (!call.required("category").equals("spot")) {
            throw Refusal.parameter("params error: this market has the category spot only");
        }
    }

    static BigDecimal shown(Market market) {
        return market.listing().filters().step().multiply(BigDecimal.valueOf(LEVELS));
    }

    static String plain(BigDecimal amount) {
        return (amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros()).toPlainString();
    }
}

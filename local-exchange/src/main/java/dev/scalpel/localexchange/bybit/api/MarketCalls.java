package dev.scalpel.localexchange.bybit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.AggregateTrade;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** The public calls that all categories have: bars, books, trades, the time. */
public final class MarketCalls {

    private static final int MAX_LEVELS = 1_000;
    private static final long SECOND = 1_000;
    private static final long NANOS = 1_000_000;

    private final String category;
    private final Markets markets;
    private final int defaultTrades;
    private final int maxTrades;
    private final int defaultLevels;

    /**
     * @param defaultTrades how many trades are listed unless the call says otherwise
     * @param defaultLevels how many levels a book has unless the call says otherwise
     */
    public MarketCalls(String category, Markets markets, int defaultTrades, int maxTrades, int defaultLevels) {
        this.category = category;
        this.markets = markets;
        this.defaultTrades = defaultTrades;
        this.maxTrades = maxTrades;
        this.defaultLevels = defaultLevels;
    }

    public void addTo(Calls calls) {
        calls.add("GET /v5/market/time", Action.open(MarketCalls::time));
        add(calls, "orderbook", this::orderBook, "category", "symbol", "limit");
        add(calls, "recent-trade", this::trades, "category", "symbol", "baseCoin", "optionType", "limit");
        add(
                calls,
                "kline",
                new KlineCall(markets).of(category, KlineCall::traded),
                "category",
                "symbol",
                "interval",
                "start",
                "end",
                "limit");
    }

    private void add(Calls calls, String name, Action.Run run, String... names) {
        calls.add(category, "GET /v5/market/" + name, Action.open(run, names));
    }

    private static JsonNode time(Call call, long now) {
        return Json.object().put("timeSecond", Long.toString(now / SECOND)).put("timeNano", Long.toString(now * NANOS));
    }

    private JsonNode orderBook(Call call, long now) {
        Market market = one(call);
        int levels = call.limit(defaultLevels, MAX_LEVELS);
        BigDecimal tick = market.listing().filters().tick();
        BigDecimal bid = market.bid(market.price(now));
        // A real book is never locked: with no spread the asks begin one tick higher.
        BigDecimal ask = market.ask(market.price(now)).max(bid.add(tick));
        ArrayNode bidLevels = Json.array();
        ArrayNode askLevels = Json.array();
        for (int level = 0; level < levels; level++) {
            BigDecimal away = tick.multiply(BigDecimal.valueOf(level));
            if (bid.compareTo(away) > 0) {
                bidLevels.add(Json.array().add(Rows.plain(bid.subtract(away))).add(Rows.plain(shown(market))));
            }
            askLevels.add(Json.array().add(Rows.plain(ask.add(away))).add(Rows.plain(shown(market))));
        }
        ObjectNode book = Json.object().put("s", market.name());
        book.set("b", bidLevels);
        book.set("a", askLevels);
        return book.put("ts", now).put("u", now).put("seq", now).put("cts", now);
    }

    /** Newest first. */
    private JsonNode trades(Call call, long now) {
        Market market = one(call);
        List<AggregateTrade> newest = market.lastTrades(now, call.limit(defaultTrades, maxTrades));
        ArrayNode list = Json.array();
        newest.stream()
                .sorted(Comparator.comparingLong(AggregateTrade::id).reversed())
                .forEach(trade -> list.add(Json.object()
                        .put("execId", Long.toString(trade.id()))
                        .put("symbol", market.name())
                        .put("price", Rows.plain(trade.price()))
                        .put("size", Rows.plain(trade.quantity()))
                        .put("side", trade.buyerIsMaker() ? "Sell" : "Buy")
                        .put("time", Long.toString(trade.time()))
                        .put("isBlockTrade", false)
                        .put("isRPITrade", false)
                        .put("seq", Long.toString(trade.id()))));
        return Rows.result(category, list);
    }

    private Market one(Call call) {
        return named(markets, call.required("symbol"));
    }

    /** The market of {@code symbol}, or all of them. */
    public static List<Market> selected(Markets markets, Call call) {
        return call.text("symbol")
                .map(name -> List.of(named(markets, name)))
                .orElseGet(() -> List.copyOf(markets.all()));
    }

    /** ccxt's table of exceptions cites this message for an unknown symbol. */
    public static Market named(Markets markets, String name) {
        return markets.find(name).orElseThrow(() -> Refusal.parameter("Not supported symbols"));
    }

    /** What the best level of a book shows. */
    public static BigDecimal shown(Market market) {
        return market.listing().filters().step().multiply(BigDecimal.valueOf(MAX_LEVELS));
    }
}

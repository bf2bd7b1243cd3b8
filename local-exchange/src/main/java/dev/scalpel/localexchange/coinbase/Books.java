package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.AggregateTrade;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.List;

/** Order books and public trades. */
final class Books {

    private static final BigDecimal SHOWN_STEPS = BigDecimal.valueOf(100_000);
    private static final int MAX_LEVELS = 1_000;
    private static final int DEFAULT_LEVELS = 50;
    private static final int MAX_TRADES = 1_000;
    private static final long SECOND = 1_000;

    private final Products products;

    Books(Products products) {
        this.products = products;
    }

    JsonNode book(Query query, long now) {
        Market market = products.named(query.required("product_id"));
        ObjectNode answer = Json.object();
        answer.set("pricebook", book(market, query.limit(DEFAULT_LEVELS, MAX_LEVELS), now));
        return answer;
    }

    JsonNode bestBidAsk(Query query, long now) {
        List<String> wanted = query.all("product_ids");
        wanted.forEach(products::named);
        ArrayNode books = Json.array();
        products.all().stream()
                .filter(market -> wanted.isEmpty() || wanted.contains(Products.id(market)))
                .forEach(market -> books.add(book(market, 1, now)));
        ObjectNode answer = Json.object();
        answer.set("pricebooks", books);
        return answer;
    }

    private static ObjectNode book(Market market, int levels, long now) {
        BigDecimal tick = market.listing().filters().tick();
        BigDecimal bid = market.bid(market.price(now));
        // A real book is never locked: with no spread the asks begin one tick higher.
        BigDecimal ask = market.ask(market.price(now)).max(bid.add(tick));
        String size = Amounts.text(market.listing().filters().step().multiply(SHOWN_STEPS));
        ArrayNode bidLevels = Json.array();
        ArrayNode askLevels = Json.array();
        for (int level = 0; level < levels; level++) {
            BigDecimal away = tick.multiply(BigDecimal.valueOf(level));
            if (bid.compareTo(away) > 0) {
                bidLevels.add(Json.object()
                        .put("price", Amounts.text(bid.subtract(away)))
                        .put("size", size));
            }
            askLevels.add(
                    Json.object().put("price", Amounts.text(ask.add(away))).put("size", size));
        }
        ObjectNode book = Json.object().put("product_id", Products.id(market)).put("time", Products.time(now));
        book.set("bids", bidLevels);
        book.set("asks", askLevels);
        return book;
    }

    /** The newest trades of the interval, the newest first; the side is that of the order that rested. */
    JsonNode trades(String product, Query query, long now) {
        Market market = products.named(product);
        query.required("limit");
        int limit = query.limit(1, MAX_TRADES);
        long from = query.number("start").map(seconds -> seconds * SECOND).orElse(Long.MIN_VALUE);
        long to = Math.min(query.number("end").map(seconds -> seconds * SECOND).orElse(now), now);
        List<AggregateTrade> found = market.lastTrades(to, limit);
        ArrayNode trades = Json.array();
        for (int at = found.size() - 1; at >= 0; at--) {
            AggregateTrade trade = found.get(at);
            if (trade.time() >= from && trade.time() <= to) {
                trades.add(Json.object()
                        .put("trade_id", Long.toString(trade.id()))
                        .put("product_id", product)
                        .put("price", Amounts.text(trade.price()))
                        .put("size", Amounts.text(trade.quantity()))
                        .put("time", Products.time(trade.time()))
                        .put("side", trade.buyerIsMaker() ? "BUY" : "SELL"));
            }
        }
        ObjectNode answer = Json.object()
                .put("best_bid", Amounts.text(market.bid(market.price(now))))
                .put("best_ask", Amounts.text(market.ask(market.price(now))));
        answer.set("trades", trades);
        return answer;
    }
}

package dev.scalpel.localexchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/** Prices of now and of the last 24 hours. */
final class Tickers {

    /** The book has no depth of its own: the quantity that is shown at each price, in steps of the pair. */
    private static final BigDecimal SHOWN_STEPS = BigDecimal.valueOf(100_000);

    private static final List<Integer> DEPTHS = List.of(5, 10, 20, 50, 100, 500, 1_000, 5_000);

    private final Markets markets;

    Tickers(Markets markets) {
        this.markets = markets;
    }

    JsonNode price(Parameters parameters, long now) {
        return oneOrAll(
                parameters,
                market -> Json.object().put("symbol", market.name()).put("price", Json.text(market.price(now))));
    }

    JsonNode book(Parameters parameters, long now) {
        return oneOrAll(parameters, market -> {
            BigDecimal price = market.price(now);
            return Json.object()
                    .put("symbol", market.name())
                    .put("bidPrice", Json.text(market.bid(price)))
                    .put("bidQty", Json.text(shown(market)))
                    .put("askPrice", Json.text(market.ask(price)))
                    .put("askQty", Json.text(shown(market)));
        });
    }

    JsonNode average(Parameters parameters, long now) {
        return Json.object()
                .put("mins", 5)
                .put("price", Json.text(markets.of(parameters).averagePrice(now)))
                .put("closeTime", now);
    }

    JsonNode depth(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        int limit = parameters.limit(100, 5_000);
        int levels = DEPTHS.stream().filter(depth -> depth >= limit).findFirst().orElse(5_000);
        BigDecimal tick = market.listing().filters().tick();
        BigDecimal bid = market.bid(market.price(now));
        // A real book is never locked: with no spread the shown asks begin a tick higher.
        BigDecimal ask = market.ask(market.price(now)).max(bid.add(tick));
        ArrayNode bids = Json.array();
        ArrayNode asks = Json.array();
        for (int level = 0; level < levels; level++) {
            BigDecimal away = tick.multiply(BigDecimal.valueOf(level));
            if (bid.compareTo(away) > 0) {
                bids.add(Json.array().add(Json.text(bid.subtract(away))).add(Json.text(shown(market))));
            }
            asks.add(Json.array().add(Json.text(ask.add(away))).add(Json.text(shown(market))));
        }
        ObjectNode answer = Json.object().put("lastUpdateId", now);
        answer.set("bids", bids);
        answer.set("asks", asks);
        return answer;
    }

    JsonNode day(Parameters parameters, long now) {
        return oneOrAll(parameters, market -> day(market, now));
    }

    private static ObjectNode day(Market market, long now) {
        long from = now - Minutes.PER_DAY * Minutes.MILLIS;
        int first = market.bars().firstRowFrom(Minutes.floor(from) + Minutes.MILLIS);
        int last = market.lastRow(now);
        BigDecimal price = market.price(now);
        Kline day = null;
        for (int row = first; row <= last; row++) {
            Kline minute = market.kline(row, now);
            day = day == null ? minute : day.join(minute);
        }
        BigDecimal open = day == null ? price : day.open();
        BigDecimal volume = day == null ? BigDecimal.ZERO : day.volume();
        BigDecimal quoteVolume = day == null ? BigDecimal.ZERO : day.quoteVolume();
        BigDecimal change = price.subtract(open);
        BigDecimal percent = change.movePointRight(2).divide(open, 3, RoundingMode.HALF_UP);
        BigDecimal average = volume.signum() == 0 ? price : quoteVolume.divide(volume, 8, RoundingMode.HALF_UP);
        long count = day == null ? 0 : day.trades();
        long firstId = count == 0 ? -1 : market.firstTradeId(first);
        return Json.object()
                .put("symbol", market.name())
                .put("priceChange", Json.text(change))
                .put("priceChangePercent", percent.toPlainString())
                .put("weightedAvgPrice", Json.text(average))
                .put("prevClosePrice", Json.text(market.price(from)))
                .put("lastPrice", Json.text(price))
                .put("lastQty", Json.text(shown(market)))
                .put("bidPrice", Json.text(market.bid(price)))
                .put("bidQty", Json.text(shown(market)))
                .put("askPrice", Json.text(market.ask(price)))
                .put("askQty", Json.text(shown(market)))
                .put("openPrice", Json.text(open))
                .put("highPrice", Json.text(day == null ? price : day.high()))
                .put("lowPrice", Json.text(day == null ? price : day.low()))
                .put("volume", Json.text(volume))
                .put("quoteVolume", Json.text(quoteVolume))
                .put("openTime", from)
                .put("closeTime", now)
                .put("firstId", firstId)
                .put("lastId", count == 0 ? -1 : firstId + count - 1)
                .put("count", count);
    }

    private JsonNode oneOrAll(Parameters parameters, Function<Market, ObjectNode> ticker) {
        List<Market> selected = markets.selected(parameters);
        if (Markets.isAboutOne(parameters)) {
            return ticker.apply(selected.get(0));
        }
        ArrayNode all = Json.array();
        selected.forEach(market -> all.add(ticker.apply(market)));
        return all;
    }

    private static BigDecimal shown(Market market) {
        return market.listing().filters().step().multiply(SHOWN_STEPS);
    }
}

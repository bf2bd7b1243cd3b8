package dev.scalpel.localexchange.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;

/** Public requests: "Market Data". */
final class GeminiMarketApi {

    private static final int DEFAULT_LEVELS = 50;
    /** "May be 0 to return the full order book": this book has no real depth. */
    private static final int ALL_LEVELS = 500;
    /** The quantity shown at each price, in steps of the pair. */
    private static final BigDecimal SHOWN_STEPS = BigDecimal.valueOf(100_000);

    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;

    private final GeminiSymbols symbols;

    GeminiMarketApi(GeminiSymbols symbols) {
        this.symbols = symbols;
    }

    JsonNode answer(String path, GeminiQuery query, long now) {
        String[] parts = path.substring(1).split("/");
        String call = parts.length < 2 ? "" : parts[0] + "/" + parts[1];
        if (parts.length == 2 && call.equals("v1/symbols")) {
            return symbols.list();
        }
        if (parts.length == 4 && call.equals("v1/symbols") && parts[2].equals("details")) {
            return symbols.details(symbols.inPath(parts[3]), now);
        }
        if (parts.length == 4 && call.equals("v2/candles")) {
            return candles(symbols.inPath(parts[2]), parts[3], now);
        }
        if (parts.length != 3) {
            throw GeminiRefusal.unknownPath(path);
        }
        return switch (call) {
            case "v1/book" -> book(symbols.inPath(parts[2]), query, now);
            case "v1/trades" -> GeminiTradeHistory.trades(symbols.inPath(parts[2]), query, now);
            case "v1/pubticker" -> ticker(symbols.inPath(parts[2]), now);
            default -> throw GeminiRefusal.unknownPath(path);
        };
    }

    private static JsonNode book(Market market, GeminiQuery query, long now) {
        BigDecimal tick = market.listing().filters().tick();
        BigDecimal bid = market.bid(market.price(now));
        BigDecimal ask = ask(market, now);
        ObjectNode book = Json.object();
        book.set("bids", levels(market, bid, tick.negate(), levels(query, "limit_bids")));
        book.set("asks", levels(market, ask, tick, levels(query, "limit_asks")));
        return book;
    }

    /** A real book is never locked: with no spread the asks begin one tick higher. */
    private static BigDecimal ask(Market market, long now) {
        BigDecimal price = market.price(now);
        return market.ask(price)
                .max(market.bid(price).add(market.listing().filters().tick()));
    }

    private static int levels(GeminiQuery query, String name) {
        int limit = query.number(name, DEFAULT_LEVELS);
        return limit == 0 ? ALL_LEVELS : Math.min(limit, ALL_LEVELS);
    }

    private static ArrayNode levels(Market market, BigDecimal best, BigDecimal step, int count) {
        String shown = market.listing().filters().step().multiply(SHOWN_STEPS).toPlainString();
        ArrayNode levels = Json.array();
        for (int level = 0; level < count; level++) {
            BigDecimal price = best.add(step.multiply(BigDecimal.valueOf(level)));
            if (price.signum() > 0) {
                levels.addObject()
                        .put("price", price.toPlainString())
                        .put("amount", shown)
                        .put("timestamp", "1547147541");
            }
        }
        return levels;
    }

    /** The last day, newest first. */
    private static JsonNode candles(Market market, String frame, long now) {
        if (!frame.equals("1m")) {
            throw GeminiRefusal.badRequest("Bad Request", "Only candles of 1m are listed here, not of " + frame);
        }
        ArrayNode rows = Json.array();
        for (int row = market.lastRow(now); row >= 0 && market.bars().openTime(row) > now - DAY; row--) {
            Kline kline = market.kline(row, now);
            rows.addArray()
                    .add(market.bars().openTime(row))
                    .add(kline.open())
                    .add(kline.high())
                    .add(kline.low())
                    .add(kline.close())
                    .add(kline.volume());
        }
        return rows;
    }

    private static JsonNode ticker(Market market, long now) {
        BigDecimal price = market.price(now);
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (int row = market.lastRow(now); row >= 0 && market.bars().openTime(row) > now - DAY; row--) {
            Kline kline = market.kline(row, now);
            volume = volume.add(kline.volume());
            value = value.add(kline.quoteVolume());
        }
        ObjectNode ticker = Json.object()
                .put("bid", market.bid(price).toPlainString())
                .put("ask", ask(market, now).toPlainString())
                .put("last", price.toPlainString());
        ticker.putObject("volume")
                .put(market.listing().symbol().base(), volume.toPlainString())
                .put(market.listing().symbol().quote(), value.toPlainString())
                .put("timestamp", now);
        return ticker;
    }
}

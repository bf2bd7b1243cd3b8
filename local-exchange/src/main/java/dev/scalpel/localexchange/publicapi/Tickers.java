package dev.scalpel.localexchange.publicapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Current prices and statistics of time windows. */
final class Tickers {

    /** The simulated book has no real depth: this is the quantity shown at each price, in steps of the pair. */
    private static final BigDecimal SHOWN_STEPS = BigDecimal.valueOf(100_000);

    private static final List<Integer> DEPTHS = List.of(5, 10, 20, 50, 100, 500, 1_000, 5_000);

    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;
    private static final Pattern WINDOW_SIZE = Pattern.compile("([0-9]{1,2})([mhd])");
    private static final int MAX_SYMBOLS = 100;

    /** How detailed a ticker is. */
    private enum TickerType {
        FULL,
        MINI
    }

    private final Markets markets;

    Tickers(Markets markets) {
        this.markets = markets;
    }

    JsonNode price(Parameters parameters, long now) {
        return oneOrAll(
                parameters,
                now,
                market -> Json.object().put("symbol", market.name()).put("price", Json.text(market.price(now))));
    }

    JsonNode book(Parameters parameters, long now) {
        return oneOrAll(parameters, now, market -> {
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
        Market market = markets.of(parameters, now);
        int limit = parameters.limit(100, 5_000);
        int levels = DEPTHS.stream().filter(depth -> depth >= limit).findFirst().orElse(5_000);
        BigDecimal tick = market.listing().filters().tick();
        BigDecimal bid = market.bid(market.price(now));
        // A real book is never locked: with no spread the asks begin one tick higher.
        BigDecimal ask = market.ask(market.price(now)).max(bid.add(tick));
        ArrayNode bidLevels = Json.array();
        ArrayNode askLevels = Json.array();
        for (int level = 0; level < levels; level++) {
            BigDecimal away = tick.multiply(BigDecimal.valueOf(level));
            if (bid.compareTo(away) > 0) {
                bidLevels.add(Json.array().add(Json.text(bid.subtract(away))).add(Json.text(shown(market))));
            }
            askLevels.add(Json.array().add(Json.text(ask.add(away))).add(Json.text(shown(market))));
        }
        ObjectNode answer = Json.object().put("lastUpdateId", now);
        answer.set("bids", bidLevels);
        answer.set("asks", askLevels);
        return answer;
    }

    JsonNode day(Parameters parameters, long now) {
        boolean full = isFull(parameters);
        long from = now - DAY;
        return oneOrAll(parameters, now, market -> {
            TickerWindow window = TickerWindow.of(market, from, now, now);
            BigDecimal price = window.last();
            return full
                    ? window.day(market.price(from), market.bid(price), market.ask(price), shown(market))
                    : window.mini();
        });
    }

    /** The calendar day in the caller's zone; its reported end lies in the future. */
    JsonNode tradingDay(Parameters parameters, long now) {
        requireSymbols(parameters);
        boolean full = isFull(parameters);
        long offset = TimeZoneParameter.of(parameters).getTotalSeconds() * 1_000L;
        long from = Math.floorDiv(now + offset, DAY) * DAY - offset;
        return oneOrAll(parameters, now, market -> {
            TickerWindow window = TickerWindow.of(market, from, from + DAY - 1, now);
            return full ? window.full() : window.mini();
        });
    }

    /** A window that ends now and begins on a full minute, up to a minute earlier than requested. */
    JsonNode rolling(Parameters parameters, long now) {
        requireSymbols(parameters);
        boolean full = isFull(parameters);
        long from = Minutes.floor(now - windowMillis(parameters));
        return oneOrAll(parameters, now, market -> {
            TickerWindow window = TickerWindow.of(market, from, now, now);
            return full ? window.full() : window.mini();
        });
    }

    private static long windowMillis(Parameters parameters) {
        Matcher size = WINDOW_SIZE.matcher(parameters.text("windowSize").orElse("1d"));
        if (!size.matches()) {
            throw Parameters.invalid("windowSize");
        }
        long number = Long.parseLong(size.group(1));
        long max =
                switch (size.group(2)) {
                    case "m" -> 59;
                    case "h" -> 23;
                    default -> 7;
                };
        if (number < 1 || number > max) {
            throw Parameters.invalid("windowSize");
        }
        return number
                * switch (size.group(2)) {
                    case "m" -> Minutes.MILLIS;
                    case "h" -> 60 * Minutes.MILLIS;
                    default -> DAY;
                };
    }

    private static boolean isFull(Parameters parameters) {
        return parameters
                        .choice("type", TickerType.class, -1139, "Invalid ticker type.")
                        .orElse(TickerType.FULL)
                == TickerType.FULL;
    }

    private static void requireSymbols(Parameters parameters) {
        if (parameters.namedSymbols() == 0) {
            throw ApiException.refused(-1102, "Param 'symbol' or 'symbols' must be sent, but both were empty/null!");
        }
        if (parameters.namedSymbols() > MAX_SYMBOLS) {
            throw ApiException.refused(
                    -1101,
                    "Too many parameters; expected '" + MAX_SYMBOLS + "' and received '" + parameters.namedSymbols()
                            + "'.");
        }
    }

    private JsonNode oneOrAll(Parameters parameters, long now, Function<Market, ObjectNode> ticker) {
        List<Market> selected = markets.selected(parameters, now);
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

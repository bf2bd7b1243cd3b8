package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Candles and prices. A minute without a price has no candle. */
final class MarketReads {

    static final Set<String> CANDLES = Set.of("price", "granularity", "count", "from", "to", "includeFirst", "smooth");
    static final Set<String> PRICING =
            Set.of("instruments", "since", "includeUnitsAvailable", "includeHomeConversions");

    private static final Map<String, Integer> GRANULARITIES = Map.of("M1", 1, "M5", 5, "M15", 15, "M30", 30, "H1", 60);
    private static final int DEFAULT_COUNT = 500;
    private static final int MAX_COUNT = 5_000;
    private static final int LIQUIDITY = 10_000_000;

    private final MarginCore core;

    MarketReads(MarginCore core) {
        this.core = core;
    }

    ObjectNode candles(String instrument, OandaQuery query, OandaTime time, long now) {
        MarginMarket market = market(instrument, "instrument");
        String granularity = query.one("granularity").orElse("S5");
        Integer minutes = GRANULARITIES.get(granularity);
        if (minutes == null || query.flag("smooth", false)) {
            throw OandaRefusal.invalidValue(minutes == null ? "granularity" : "smooth");
        }
        String components = query.one("price").orElse("M");
        if (!components.matches("[MBA]{1,3}")) {
            throw OandaRefusal.invalidValue("price");
        }
        ObjectNode json = Json.object();
        json.put("instrument", market.name());
        json.put("granularity", granularity);
        ArrayNode candles = json.putArray("candles");
        long span = minutes * Minutes.MILLIS;
        Range range = range(query, span, market, now);
        for (long open = range.first; open <= range.last && candles.size() < range.count; open += span) {
            Kline candle = candle(market, open, span, now);
            if (candle != null) {
                candles.add(candle(market, candle, components, open + span <= now, time.text(open)));
            }
        }
        return json;
    }

    /** From the first opening time to the last, at most so many. */
    private record Range(long first, long last, long count) {}

    private static Range range(OandaQuery query, long span, MarginMarket market, long now) {
        OptionalLong from = query.time("from");
        OptionalLong to = query.time("to");
        if (from.isPresent() && to.isPresent() && query.one("count").isPresent()) {
            throw OandaRefusal.invalid("'count' cannot be specified when both 'to' and 'from' are set");
        }
        long count = query.number("count", DEFAULT_COUNT, 1, MAX_COUNT);
        long last = floor(Math.min(to.orElse(now + 1) - 1, now), span);
        if (from.isPresent()) {
            if (from.getAsLong() > now) {
                throw OandaRefusal.invalid("Invalid value specified for 'from'. Time is in the future");
            }
            long first = floor(from.getAsLong(), span) + (query.flag("includeFirst", true) ? 0 : span);
            if (to.isPresent() && (last - first) / span >= MAX_COUNT) {
                throw OandaRefusal.invalid("Maximum value for 'count' exceeded");
            }
            return new Range(first, last, to.isPresent() ? MAX_COUNT : count);
        }
        long first = last;
        long found = 0;
        while (first >= market.market().bars().firstOpenTime() && found < count) {
            found += candle(market, first, span, now) == null ? 0 : 1;
            first -= found < count ? span : 0;
        }
        return new Range(first, last, count);
    }

    private static long floor(long time, long span) {
        return Math.floorDiv(time, span) * span;
    }

    private static @org.jspecify.annotations.Nullable Kline candle(
            MarginMarket market, long open, long span, long now) {
        Kline joined = null;
        int row = market.market().bars().firstRowFrom(open);
        while (row < market.market().bars().size()
                && market.market().bars().openTime(row) < open + span
                && market.market().bars().openTime(row) <= now) {
            Kline kline = market.market().kline(row, now);
            joined = joined == null ? kline : joined.join(kline);
            row++;
        }
        return joined;
    }

    private static ObjectNode candle(
            MarginMarket market, Kline kline, String components, boolean complete, String time) {
        ObjectNode json = Json.object();
        json.put("complete", complete);
        json.put("volume", kline.trades());
        json.put("time", time);
        if (components.contains("M")) {
            json.set("mid", prices(market, kline, price -> price));
        }
        if (components.contains("B")) {
            json.set("bid", prices(market, kline, price -> market.best(false, price)));
        }
        if (components.contains("A")) {
            json.set("ask", prices(market, kline, price -> market.best(true, price)));
        }
        return json;
    }

    private static ObjectNode prices(MarginMarket market, Kline kline, Function<BigDecimal, BigDecimal> side) {
        Terms terms = new Terms(market);
        return Json.object()
                .put("o", terms.price(side.apply(kline.open())))
                .put("h", terms.price(side.apply(kline.high())))
                .put("l", terms.price(side.apply(kline.low())))
                .put("c", terms.price(side.apply(kline.close())));
    }

    ObjectNode pricing(OandaQuery query, OandaTime time, long now) {
        query.required("instruments");
        query.flag("includeUnitsAvailable", false);
        ObjectNode json = Json.object();
        ArrayNode prices = json.putArray("prices");
        for (String name : query.list("instruments")) {
            prices.add(price(market(name, "instruments"), time, now));
        }
        if (query.flag("includeHomeConversions", false)) {
            ArrayNode conversions = json.putArray("homeConversions");
            core.markets().all().stream()
                    .map(market -> market.listing().settlement())
                    .distinct()
                    .forEach(currency -> conversions.add(Json.object()
                            .put("currency", currency)
                            .put(
                                    "accountGain",
                                    plain(core.engine().values().conversions().gain(currency)))
                            .put(
                                    "accountLoss",
                                    plain(core.engine().values().conversions().loss(currency)))
                            .put(
                                    "positionValue",
                                    plain(core.engine().values().conversions().rate(currency)))));
        }
        json.put("time", time.text(now));
        return json;
    }

    private ObjectNode price(MarginMarket market, OandaTime time, long now) {
        Terms terms = new Terms(market);
        String currency = market.listing().settlement();
        String bid = terms.price(market.best(false));
        String ask = terms.price(market.best(true));
        boolean open = market.isOpen(now);
        int last = market.market().lastRow(now);
        long closed = last < 0 ? 0 : Minutes.plus(market.market().bars().openTime(last), 1) - 1;
        ObjectNode json = Json.object();
        json.put("type", "PRICE");
        json.put("time", time.text(open ? now : Math.min(now, closed)));
        json.putArray("bids").addObject().put("price", bid).put("liquidity", LIQUIDITY);
        json.putArray("asks").addObject().put("price", ask).put("liquidity", LIQUIDITY);
        json.put("closeoutBid", bid);
        json.put("closeoutAsk", ask);
        json.put("status", open ? "tradeable" : "non-tradeable");
        json.put("tradeable", open);
        json.putObject("quoteHomeConversionFactors")
                .put("positiveUnits", plain(core.engine().values().conversions().gain(currency)))
                .put("negativeUnits", plain(core.engine().values().conversions().loss(currency)));
        json.put("instrument", market.name());
        return json;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private MarginMarket market(String name, String field) {
        return core.markets().find(name).orElseThrow(() -> OandaRefusal.invalidValue(field));
    }
}

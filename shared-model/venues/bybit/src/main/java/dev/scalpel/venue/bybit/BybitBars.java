package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.PriceRow;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** "Get Kline", of trades and of computed prices, and "Get Recent Public Trades". */
final class BybitBars implements KlineReader {

    /** Rows per request. */
    private static final int PAGE_SIZE = 1_000;

    private static final String MINUTE = "1";
    private static final String DAY = "D";

    private final BybitHttp http;
    private final Category category;
    private final int trades;

    /** @param trades how many of the newest trades one response lists */
    BybitBars(BybitHttp http, Category category, int trades) {
        this.http = http;
        this.category = category;
        this.trades = trades;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    /**
     * A response lists the newest rows of its span, so the span holds as many minutes as rows are wanted. Where it holds none, the
     * venue's daily bars say where the next ones are: a symbol may be listed, or trading resume, years later.
     */
    @Override
    public List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException {
        List<Kline> found = span(symbol, MINUTE, fromMinute, rows);
        if (!found.isEmpty()) {
            return found;
        }
        long next = Minutes.plus(fromMinute, rows);
        for (Kline day : span(symbol, DAY, dayOf(next), PAGE_SIZE)) {
            long end = Minutes.plus(day.openTime(), Minutes.PER_DAY);
            for (long from = Math.max(next, day.openTime()); from < end; from = Minutes.plus(from, PAGE_SIZE)) {
                List<Kline> later = span(symbol, MINUTE, from, PAGE_SIZE);
                if (!later.isEmpty()) {
                    return later.subList(0, Math.min(rows, later.size()));
                }
            }
        }
        return List.of();
    }

    private static long dayOf(long minute) {
        long day = Minutes.PER_DAY * Minutes.MILLIS;
        return Math.floorDiv(minute, day) * day;
    }

    private List<Kline> span(Symbol symbol, String interval, long from, int rows) throws IOException {
        long minutes = interval.equals(DAY) ? Minutes.PER_DAY : 1;
        JsonNode list = http.send(category.get("/v5/market/kline", symbol)
                        .with("interval", interval)
                        .with("start", from)
                        .with("end", Minutes.plus(from, minutes * rows) - 1)
                        .with("limit", rows))
                .path("list");
        List<Kline> found = new ArrayList<>();
        list.forEach(row -> found.add(kline(row, minutes)));
        // "Sort in reverse by startTime".
        found.sort(Comparator.comparingLong(Kline::openTime));
        return found;
    }

    /** Start, open, high, low, close, volume in the base asset, turnover. The venue counts neither trades nor takers. */
    private static Kline kline(JsonNode row, long minutes) {
        long start = row.path(0).asLong();
        return new Kline(
                start,
                Minutes.plus(start, minutes) - 1,
                number(row, 1),
                number(row, 2),
                number(row, 3),
                number(row, 4),
                number(row, 5),
                Bar.UNKNOWN_TRADES,
                Bar.UNKNOWN_VOLUME);
    }

    private static double number(JsonNode row, int at) {
        return Double.parseDouble(row.path(at).asText());
    }

    /**
     * "Get Mark Price Kline" and "Get Premium Index Price Kline", of linear perpetuals: five columns without volumes; the close of a row
     * that is not closed "is the last traded price". That {@code end} is inclusive is assumed.
     */
    final class Prices implements PriceReader {

        @Override
        public int pageSize() {
            return PAGE_SIZE;
        }

        @Override
        public List<PriceRow> read(PriceSeries series, Symbol symbol, long fromMinute, int minutes) throws IOException {
            String name =
                    switch (series) {
                        case MARK -> "mark-price-kline";
                        case PREMIUM -> "premium-index-price-kline";
                    };
            JsonNode list = http.send(category.get("/v5/market/" + name, symbol)
                            .with("interval", MINUTE)
                            .with("start", fromMinute)
                            .with("end", Minutes.plus(fromMinute, minutes) - 1)
                            .with("limit", minutes))
                    .path("list");
            if (!list.isArray()) {
                throw new IOException("the response has no list");
            }
            List<PriceRow> found = new ArrayList<>();
            list.forEach(row -> found.add(new PriceRow(
                    row.path(0).asLong(), number(row, 1), number(row, 2), number(row, 3), number(row, 4))));
            found.sort(Comparator.comparingLong(PriceRow::time));
            return found;
        }
    }

    /** Only the newest trades are listed, newest first. */
    TradePage trades(Symbol symbol, Instant from, Instant to) throws IOException {
        JsonNode list = http.send(
                        category.get("/v5/market/recent-trade", symbol).with("limit", trades))
                .path("list");
        List<PublicTrade> all = new ArrayList<>();
        list.forEach(row -> all.add(trade(row)));
        all.sort(Comparator.comparing(PublicTrade::time));
        // Of the oldest millisecond some trades may be missing.
        Instant first = all.size() < trades ? Instant.EPOCH : all.get(0).time().plusMillis(1);
        List<PublicTrade> wanted = all.stream()
                .filter(trade -> !trade.time().isBefore(from) && trade.time().isBefore(to))
                .filter(trade -> !trade.time().isBefore(first))
                .toList();
        return new TradePage(wanted, first.isAfter(from) ? first : from, to);
    }

    private static PublicTrade trade(JsonNode row) {
        return new PublicTrade(
                Values.text(row, "execId"),
                Instant.ofEpochMilli(Values.millis(row, "time")),
                Values.required(row, "price"),
                Values.required(row, "size"),
                Values.text(row, "side").equals("Buy"),
                1);
    }
}

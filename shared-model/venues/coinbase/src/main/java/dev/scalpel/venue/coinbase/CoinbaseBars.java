package dev.scalpel.venue.coinbase;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Minute bars and public trades. A candle has neither a number of trades nor a taker's share, and a minute without trades has
 * none: "Get Public Product Candles".
 */
final class CoinbaseBars implements KlineReader {
    /** "Get Public Product Candles": at most 350 candles, otherwise the request is refused. */
    private static final int PAGE_SIZE = 350;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long SECOND = 1_000;
    /** Enough for two thousand years of empty days, each followed by a day's windows. */
    private static final int MAX_REQUESTS = 2_000;
    /** "Get Public Market Trades": the newest trades of the interval, as many as are requested. */
    private static final int TRADES = 1_000;

    private final CoinbaseHttp http;
    private final Clock clock;

    CoinbaseBars(CoinbaseHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    /**
     * The venue answers for an interval, not from a minute on. Where the interval has no candle, the next day that has one is
     * looked for.
     */
    @Override
    public List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException {
        long now = clock.millis();
        long from = fromMinute;
        for (int requests = 0; from <= now && requests < MAX_REQUESTS; requests++) {
            List<Kline> found = bars(symbol, from, MINUTE, rows);
            if (!found.isEmpty()) {
                return found;
            }
            from += rows * MINUTE;
            if (from <= now) {
                from = Math.max(from, firstDayWithTrades(symbol, Math.floorDiv(from, DAY) * DAY, now));
            }
        }
        return List.of();
    }

    /** The first day from this one on that has a candle; after now when none has. */
    private long firstDayWithTrades(Symbol symbol, long fromDay, long now) throws IOException {
        long day = fromDay;
        while (day <= now) {
            List<Kline> days = bars(symbol, day, DAY, PAGE_SIZE);
            if (!days.isEmpty()) {
                return days.get(0).openTime();
            }
            day += PAGE_SIZE * DAY;
        }
        return day;
    }

    private List<Kline> bars(Symbol symbol, long from, long length, int rows) throws IOException {
        long last = from + (rows - 1) * length;
        CoinbaseRequest request = product(symbol, "candles")
                .with("start", from / SECOND)
                .with("end", last / SECOND)
                .with("granularity", length == MINUTE ? "ONE_MINUTE" : "ONE_DAY")
                .with("limit", rows);
        return CoinbaseResponses.rows(
                        http.send(request, CoinbaseResponses.Bars.class).bars())
                .stream()
                .map(row -> kline(row, length))
                .filter(row -> row.openTime() >= from && row.openTime() <= last)
                .sorted(Comparator.comparingLong(Kline::openTime))
                .toList();
    }

    private static Kline kline(CoinbaseResponses.Bar row, long length) {
        long open = row.start() * SECOND;
        return new Kline(
                open,
                open + length - 1,
                row.open(),
                row.high(),
                row.low(),
                row.close(),
                row.volume(),
                Bar.UNKNOWN_TRADES,
                Bar.UNKNOWN_VOLUME);
    }

    TradePage trades(Symbol symbol, Instant from, Instant to) throws IOException {
        Instant requestedAt = clock.instant();
        CoinbaseRequest request = product(symbol, "ticker")
                .with("limit", TRADES)
                .with("start", from.getEpochSecond())
                .with("end", to.plusMillis(SECOND - 1).getEpochSecond());
        List<PublicTrade> all =
                CoinbaseResponses.rows(http.send(request, CoinbaseResponses.Trades.class)
                                .trades())
                        .stream()
                        .map(CoinbaseBars::trade)
                        .sorted(Comparator.comparing(PublicTrade::time))
                        .toList();
        // Of a full page the oldest are missing, and perhaps more of its oldest one's time.
        Instant completeFrom =
                all.size() < TRADES ? from : later(from, all.get(0).time().plusMillis(1));
        List<PublicTrade> inside = all.stream()
                .filter(trade ->
                        !trade.time().isBefore(completeFrom) && trade.time().isBefore(to))
                .toList();
        return new TradePage(inside, completeFrom, requestedAt.isBefore(to) ? later(completeFrom, requestedAt) : to);
    }

    /** The side is that of the order that rested: "Get product trades" of the venue's Exchange API says so of the same trades. */
    private static PublicTrade trade(CoinbaseResponses.Trade row) {
        return new PublicTrade(
                row.id(),
                Instant.parse(row.time()),
                row.price(),
                row.size(),
                row.side().equals("SELL"),
                1);
    }

    private static CoinbaseRequest product(Symbol symbol, String what) {
        return CoinbaseRequest.get("market/products/" + CoinbaseAdapter.product(symbol) + "/" + what);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

package dev.scalpel.local.rehearsal;

import dev.scalpel.local.clock.ScaledClock;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A local exchange over given bars, on a running clock. */
public final class Rehearsal implements AutoCloseable {

    /** The starting balance of each quote asset. */
    private static final BigDecimal CAPITAL = new BigDecimal("10000");

    private final Dialect.Running exchange;
    private final Clock time;
    private final Instant end;

    private Rehearsal(Dialect.Running exchange, Clock time, Instant end) {
        this.exchange = exchange;
        this.time = time;
        this.end = end;
    }

    /**
     * Starts the exchange.
     *
     * @param port 0 for any free one
     * @param bars by symbol; at least one bar each
     * @param start the exchange's time now
     * @param speed market minutes per real minute
     * @throws IllegalArgumentException when no bar lies after {@code start}
     */
    public static Rehearsal start(int port, Map<Symbol, BarSeries> bars, Instant start, int speed, Clock wall) {
        return start(port, bars, new ScaledClock(wall, start, speed));
    }

    /**
     * The same on the given clock.
     *
     * @param time the exchange's
     */
    public static Rehearsal start(int port, Map<Symbol, BarSeries> bars, Clock time) {
        return start(Dialect.BINANCE, port, bars, time);
    }

    /** The same in another dialect. */
    public static Rehearsal start(Dialect dialect, int port, Map<Symbol, BarSeries> bars, Clock time) {
        long last =
                bars.values().stream().mapToLong(BarSeries::lastOpenTime).max().orElse(Long.MIN_VALUE);
        Instant end = Instant.ofEpochMilli(Minutes.plus(last, 1));
        Instant start = time.instant();
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "the bars end at " + end + ", before the start of the exchange: " + start);
        }
        List<Listing> listings = bars.entrySet().stream()
                .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                .toList();
        Dialect.Running exchange = dialect.start(port, time, listings, CAPITAL);
        return new Rehearsal(exchange, time, end);
    }

    public URI uri() {
        return exchange.uri();
    }

    public ApiKey apiKey() {
        return exchange.apiKey();
    }

    /** The exchange's time. */
    public Instant now() {
        return time.instant();
    }

    /** When the last bar is over. */
    public Instant end() {
        return end;
    }

    public boolean isOver() {
        return !now().isBefore(end);
    }

    @Override
    public void close() {
        exchange.close().run();
    }
}

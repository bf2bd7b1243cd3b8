package dev.scalpel.venue.generic;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was traded: some trades in every minute but a few, at prices from 99 to 104. */
public final class Tape {

    public static final Instant START = Instant.parse("2026-11-20T12:00:30Z");

    private static final int MINUTES_BEFORE = 150;
    private static final int MINUTES_AFTER = 30;
    private static final int QUIET = 41;

    private final List<Print> prints = new ArrayList<>();
    private final NavigableMap<Long, Bar> whole = new TreeMap<>();

    /**
     * A trade.
     *
     * @param seconds from the epoch, with nine decimals
     */
    public record Print(long id, BigDecimal seconds, BigDecimal price, BigDecimal quantity, boolean takerBought) {

        private static final BigDecimal MILLIS = new BigDecimal(1_000);

        public long millis() {
            return seconds.multiply(MILLIS).longValue();
        }

        public long nanos() {
            return seconds.movePointRight(9).longValueExact();
        }
    }

    private Tape(int perMinute, long spacingNanos) {
        long first = Minutes.plus(Minutes.floor(START), -MINUTES_BEFORE);
        long id = 70_000_000;
        for (int minute = 0; minute < MINUTES_BEFORE + MINUTES_AFTER; minute++) {
            if (minute % QUIET == QUIET - 1) {
                continue;
            }
            for (int trade = 0; trade < perMinute; trade++) {
                long nanos = Minutes.plus(first, minute) * 1_000_000 + 1_000_123_456L + trade * spacingNanos;
                prints.add(new Print(
                        ++id,
                        BigDecimal.valueOf(nanos, 9),
                        BigDecimal.valueOf(9_900 + (minute * 37L + trade * 113L) % 500, 2),
                        BigDecimal.valueOf(1 + (id * 7) % 300, 4),
                        id % 3 != 0));
            }
        }
    }

    private Tape(BarSeries bars) {
        long id = 90_000_000;
        for (int row = 0; row < bars.size(); row++) {
            Bar bar = bars.bar(row);
            double[] path = {bar.open(), bar.high(), bar.low(), bar.close()};
            for (int trade = 0; trade < path.length; trade++) {
                long second = bar.openTime() / 1_000 + 1 + 15L * trade;
                prints.add(new Print(
                        ++id,
                        BigDecimal.valueOf(second),
                        BigDecimal.valueOf(path[trade]),
                        BigDecimal.valueOf(bar.volume() / path.length),
                        trade % 2 == 0));
            }
        }
    }

    /** Trades that make these bars: open, high, low and close of each. */
    public static Tape of(BarSeries bars) {
        return new Tape(bars);
    }

    /** Four trades a minute, seconds apart. */
    public static Tape quiet() {
        return new Tape(4, 11_000_000_000L);
    }

    /** Many trades a minute. */
    public static Tape busy(int perMinute, long spacingNanos) {
        return new Tape(perMinute, spacingNanos);
    }

    /** Those up to a time. */
    public List<Print> until(Instant time) {
        int low = 0;
        int high = prints.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (prints.get(middle).millis() <= time.toEpochMilli()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Collections.unmodifiableList(prints.subList(0, low));
    }

    /** The minutes that have had trades, the forming one included; how many trades and what takers bought as a venue counts them. */
    public List<Bar> bars(Instant time) {
        long forming = Minutes.floor(time);
        List<Bar> bars = new ArrayList<>(whole().headMap(forming).values());
        List<Print> last =
                until(time).stream().filter(print -> print.millis() >= forming).toList();
        if (!last.isEmpty()) {
            bars.add(bar(forming, last));
        }
        return bars;
    }

    /** All minutes of the tape, once. */
    private synchronized NavigableMap<Long, Bar> whole() {
        if (whole.isEmpty()) {
            Map<Long, List<Print>> minutes = new TreeMap<>();
            prints.forEach(print -> minutes.computeIfAbsent(Minutes.floor(print.millis()), none -> new ArrayList<>())
                    .add(print));
            minutes.forEach((minute, inside) -> whole.put(minute, bar(minute, inside)));
        }
        return whole;
    }

    private static Bar bar(long minute, List<Print> inside) {
        return new Bar(
                minute,
                inside.get(0).price().doubleValue(),
                inside.stream()
                        .mapToDouble(print -> print.price().doubleValue())
                        .max()
                        .orElseThrow(),
                inside.stream()
                        .mapToDouble(print -> print.price().doubleValue())
                        .min()
                        .orElseThrow(),
                inside.get(inside.size() - 1).price().doubleValue(),
                sum(inside),
                inside.size(),
                sum(inside.stream().filter(Print::takerBought).toList()));
    }

    private static double sum(List<Print> prints) {
        return prints.stream()
                .map(Print::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }
}

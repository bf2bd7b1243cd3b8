package dev.scalpel.learning.examples;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Sha256;
import dev.scalpel.store.StoreKeys;
import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hashes of a training's bars: one for each stored day, by the key of the day.
 *
 * <p>An instance remembers the days that it has hashed, because each night's training reads a year of days of which one is
 * new. A remembered hash is used only for bars that are equal to those it was made of.
 */
public final class BarHashes {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    /** Of some instruments: a training reads at most a few hundred days of each. */
    private static final int MAX_DAYS = 1_024;

    /** Least recently used first. */
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAX_DAYS;
        }
    };

    /**
     * A day that was hashed.
     *
     * @param bars given up when memory is short; a slice of the newest training's series, so that no older one is held
     */
    private record Known(SoftReference<BarSeries> bars, String hash) {

        static Known of(BarSeries day) {
            return new Known(new SoftReference<>(day), Sha256.hex(BarCsv.write(day)));
        }

        boolean isOf(BarSeries day) {
            return Optional.ofNullable(bars.get()).filter(day::equals).isPresent();
        }
    }

    /** Of bars that are hashed once. */
    public static Map<String, String> of(InstrumentId instrument, BarSeries bars) {
        return new BarHashes().hashes(instrument, bars);
    }

    /** Of a day that is read in part, only that part is hashed. */
    public Map<String, String> hashes(InstrumentId instrument, BarSeries bars) {
        List<BarSeries> days = new ArrayList<>();
        int from = 0;
        while (from < bars.size()) {
            int to = bars.firstRowFrom((day(bars.openTime(from)) + 1) * DAY_MILLIS);
            days.add(bars.slice(from, to));
            from = to;
        }
        return days.parallelStream()
                .collect(Collectors.toMap(
                        day -> key(instrument, day),
                        day -> hash(key(instrument, day), day),
                        (first, second) -> first,
                        TreeMap::new));
    }

    private static String key(InstrumentId instrument, BarSeries day) {
        return StoreKeys.bars(instrument, LocalDate.ofEpochDay(day(day.firstOpenTime())));
    }

    private String hash(String key, BarSeries day) {
        Optional<Known> before;
        synchronized (known) {
            before = Optional.ofNullable(known.get(key));
        }
        Known now = before.filter(one -> one.isOf(day))
                .map(one -> new Known(new SoftReference<>(day), one.hash()))
                .orElseGet(() -> Known.of(day));
        synchronized (known) {
            known.put(key, now);
        }
        return now.hash();
    }

    private static long day(long openTime) {
        return Math.floorDiv(openTime, DAY_MILLIS);
    }
}

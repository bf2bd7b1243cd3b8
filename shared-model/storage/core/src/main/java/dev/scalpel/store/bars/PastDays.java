package dev.scalpel.store.bars;

import dev.scalpel.market.Minutes;
import dev.scalpel.store.CachedReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Days that have been over for an hour, of which the store is asked once in {@value BarRepository#RECHECK_MINUTES} minutes.
 * Each day has its own minute for that, so that a caller with nine days asks for about one of them a minute.
 */
final class PastDays {

    /** By then even a retrieval that was late has stored the last minutes of a day. */
    private static final int MIN_AGE_MINUTES = 60;

    private final CachedReader<StoredBarDay> days;
    private final Map<String, Checked> checked;

    /** @param day empty if nothing was stored */
    private record Checked(long period, Optional<StoredBarDay> day) {}

    /** @param capacity how many days are remembered; the least recently used one is forgotten */
    PastDays(CachedReader<StoredBarDay> days, int capacity) {
        this.days = days;
        checked = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Checked> eldest) {
                return size() > capacity;
            }
        };
    }

    static boolean isPast(long epochDay, long now) {
        long end = (epochDay + 1) * Minutes.PER_DAY;
        return Math.floorDiv(now, Minutes.MILLIS) - end >= MIN_AGE_MINUTES;
    }

    /** @param now epoch milliseconds */
    Optional<StoredBarDay> get(String key, long epochDay, long now) {
        long period = Math.floorDiv(Math.floorDiv(now, Minutes.MILLIS) + epochDay, BarRepository.RECHECK_MINUTES);
        Optional<Checked> known = known(key).filter(earlier -> earlier.period() == period);
        if (known.isPresent()) {
            return known.get().day();
        }
        Optional<StoredBarDay> day = days.get(key);
        synchronized (checked) {
            checked.put(key, new Checked(period, day));
        }
        return day;
    }

    private Optional<Checked> known(String key) {
        synchronized (checked) {
            return Optional.ofNullable(checked.get(key));
        }
    }

    /** After a write of ours. */
    void forget(String key) {
        synchronized (checked) {
            checked.remove(key);
        }
    }
}

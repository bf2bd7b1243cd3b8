package dev.scalpel.venue.sample;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The account's earlier states, for reads that lag behind. */
final class SamplePast {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final NavigableMap<Long, SampleState> states = new TreeMap<>();
    private long behindMillis;
    private int stale;

    /** The state from this time on. */
    void add(long millis, SampleState state) {
        states.put(millis, state);
        Long oldest = states.floorKey(millis - KEPT.toMillis());
        if (oldest != null) {
            states.headMap(oldest).clear();
        }
    }

    /** Zero for reads that are up to date. */
    void delay(Duration behind) {
        if (behind.isNegative() || behind.compareTo(KEPT) > 0) {
            throw new IllegalArgumentException("reads may be behind by at most " + KEPT + ": " + behind);
        }
        behindMillis = behind.toMillis();
    }

    int staleReads() {
        return stale;
    }

    <T> T read(long now, SampleState present, Function<SampleState, T> reading) {
        T fresh = reading.apply(present);
        Map.Entry<Long, SampleState> then = states.floorEntry(now - behindMillis);
        if (behindMillis == 0 || then == null) {
            return fresh;
        }
        T seen = reading.apply(then.getValue());
        stale += seen.equals(fresh) ? 0 : 1;
        return seen;
    }
}

package dev.scalpel.localexchange;

import dev.scalpel.market.Minutes;

/** What the calls of the running minute of exchange time weigh, against a limit that may be set. */
final class Weights {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private int limit = NO_LIMIT;
    private long minute = Long.MIN_VALUE;
    private int used;

    void limit(int perMinute) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("the limit of request weight must be >= 1: " + perMinute);
        }
        limit = perMinute;
    }

    int used() {
        return used;
    }

    /** Counts a call; whether it is within the limit. */
    boolean count(int weight, long now) {
        if (Minutes.floor(now) != minute) {
            minute = Minutes.floor(now);
            used = 0;
        }
        used += weight;
        return used <= limit;
    }

    /** Whole seconds until the running minute ends, at least one. */
    long secondsToNextMinute(long now) {
        return Math.max(1, (minute + Minutes.MILLIS - now + 999) / 1_000);
    }
}

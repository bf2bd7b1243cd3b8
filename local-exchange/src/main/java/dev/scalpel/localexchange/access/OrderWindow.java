package dev.scalpel.localexchange.access;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A span of exchange time in which placed orders are counted.
 *
 * @param interval as {@code exchangeInfo} names it
 * @param count of intervals
 * @param letter of the interval in the header {@code X-MBX-ORDER-COUNT-}
 */
record OrderWindow(String interval, int count, String letter, long millis) {

    static final OrderWindow TEN_SECONDS = new OrderWindow("SECOND", 10, "S", 10_000);
    static final OrderWindow MINUTE = new OrderWindow("MINUTE", 1, "M", 60_000);
    static final OrderWindow DAY = new OrderWindow("DAY", 1, "D", 86_400_000);

    String header() {
        return "X-MBX-ORDER-COUNT-" + count + letter;
    }

    /** As the refusal -1015 names it. */
    String text() {
        return count + " " + interval;
    }

    long index(long now) {
        return Math.floorDiv(now, millis);
    }

    /** Whole seconds to the next window, at least one. */
    long secondsToNext(long now) {
        return (millis - Math.floorMod(now, millis) + 999) / 1_000;
    }

    ObjectNode json(int limit) {
        return RateLimits.limit("ORDERS", interval, count, limit);
    }
}

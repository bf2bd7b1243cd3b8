package dev.scalpel.localexchange.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;

/**
 * How many orders were placed in the current 10 seconds and the current day (UTC), less those that began to fill
 * (faqs/order_count_decrement.md): an order's first fill takes one off when it is a taker's and five when it is a
 * maker's, as in the examples there, and never takes a count below zero. Cancelled and expired orders stay counted.
 */
public final class UnfilledOrderCounter {

    private static final int TAKER_CREDIT = 1;
    private static final int MAKER_CREDIT = 5;

    private final RateLimits limits;
    private long tenSeconds = Long.MIN_VALUE;
    private long day = Long.MIN_VALUE;
    private int inTenSeconds;
    private int inDay;
    private long totalPlaced;

    public UnfilledOrderCounter(RateLimits limits) {
        this.limits = limits;
    }

    /** Counts orders that are about to be placed, or refuses them with -1015. */
    public void place(int orders, long now) {
        requireRoom(orders, now);
        inTenSeconds += orders;
        inDay += orders;
        totalPlaced += orders;
    }

    /** Refuses with -1015 when this many orders exceed a limit. */
    private void requireRoom(int orders, long now) {
        startNewWindows(now);
        if (limits.limitsOrders()) {
            require(inTenSeconds + orders, limits.ordersPerTenSeconds(), "10 SECOND", RateLimits.TEN_SECONDS, now);
            require(inDay + orders, limits.ordersPerDay(), "1 DAY", RateLimits.DAY, now);
        }
    }

    /** Uncounts orders that were refused. */
    public void refused(int orders) {
        decrease(orders);
        totalPlaced -= orders;
    }

    /** Grows with each placed order, so that a caller can see whether a call placed any. */
    public long totalPlaced() {
        return totalPlaced;
    }

    /** An order traded for the first time. */
    public void firstFill(boolean maker, long now) {
        startNewWindows(now);
        decrease(maker ? MAKER_CREDIT : TAKER_CREDIT);
    }

    public int inTenSeconds() {
        return inTenSeconds;
    }

    public int inDay() {
        return inDay;
    }

    public ArrayNode json(long now) {
        startNewWindows(now);
        return Json.array()
                .add(RateLimits.limit("ORDERS", "SECOND", 10, limits.ordersPerTenSeconds())
                        .put("count", inTenSeconds))
                .add(RateLimits.limit("ORDERS", "DAY", 1, limits.ordersPerDay()).put("count", inDay));
    }

    private void decrease(int orders) {
        inTenSeconds = Math.max(0, inTenSeconds - orders);
        inDay = Math.max(0, inDay - orders);
    }

    private void startNewWindows(long now) {
        long current = Math.floorDiv(now, RateLimits.TEN_SECONDS);
        if (current > tenSeconds) {
            tenSeconds = current;
            inTenSeconds = 0;
        }
        long today = Math.floorDiv(now, RateLimits.DAY);
        if (today > day) {
            day = today;
            inDay = 0;
        }
    }

    private static void require(int count, int limit, String interval, long millis, long now) {
        if (count > limit) {
            long seconds = (millis - Math.floorMod(now, millis) + 999) / 1_000;
            throw ApiException.tooManyOrders(limit, interval, seconds);
        }
    }
}

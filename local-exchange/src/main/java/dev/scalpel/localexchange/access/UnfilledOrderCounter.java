package dev.scalpel.localexchange.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import java.util.Map;

/**
 * How many orders were placed in the current 10 seconds and the current longer window: in the spot market a day (UTC),
 * less those that began to fill (faqs/order_count_decrement.md), in the futures market a minute. An order's first fill takes one off when it is a taker's and five when it is a
 * maker's, as in the examples there, and never takes a count below zero. Cancelled and expired orders stay counted.
 */
public final class UnfilledOrderCounter {

    private static final int TAKER_CREDIT = 1;
    private static final int MAKER_CREDIT = 5;

    private final RateLimits limits;
    private long tenSeconds = Long.MIN_VALUE;
    private long longWindow = Long.MIN_VALUE;
    private int inTenSeconds;
    private int inLongWindow;
    private long totalPlaced;

    public UnfilledOrderCounter(RateLimits limits) {
        this.limits = limits;
    }

    /** Counts orders that are about to be placed, or refuses them with -1015. */
    public void place(int orders, long now) {
        requireRoom(orders, now);
        inTenSeconds += orders;
        inLongWindow += orders;
        totalPlaced += orders;
    }

    /** Refuses with -1015 when this many orders exceed a limit. */
    private void requireRoom(int orders, long now) {
        startNewWindows(now);
        if (limits.limitsOrders()) {
            require(inTenSeconds + orders, limits.ordersPerTenSeconds(), OrderWindow.TEN_SECONDS, now);
            require(inLongWindow + orders, limits.ordersPerLongWindow(), limits.longWindow(), now);
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

    /** The counts by the name of their header. */
    public Map<String, String> headers() {
        return Map.of(
                OrderWindow.TEN_SECONDS.header(),
                Integer.toString(inTenSeconds),
                limits.longWindow().header(),
                Integer.toString(inLongWindow));
    }

    public ArrayNode json(long now) {
        startNewWindows(now);
        return Json.array()
                .add(OrderWindow.TEN_SECONDS.json(limits.ordersPerTenSeconds()).put("count", inTenSeconds))
                .add(limits.longWindow().json(limits.ordersPerLongWindow()).put("count", inLongWindow));
    }

    private void decrease(int orders) {
        inTenSeconds = Math.max(0, inTenSeconds - orders);
        inLongWindow = Math.max(0, inLongWindow - orders);
    }

    private void startNewWindows(long now) {
        long current = OrderWindow.TEN_SECONDS.index(now);
        if (current > tenSeconds) {
            tenSeconds = current;
            inTenSeconds = 0;
        }
        long currentLong = limits.longWindow().index(now);
        if (currentLong > longWindow) {
            longWindow = currentLong;
            inLongWindow = 0;
        }
    }

    private static void require(int count, int limit, OrderWindow window, long now) {
        if (count > limit) {
            throw ApiException.tooManyOrders(limit, window.text(), window.secondsToNext(now));
        }
    }
}

package dev.scalpel.localexchange.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.Json;

/**
 * The limits as {@code exchangeInfo} reports them, and which of them are enforced. Until a limit is set its
 * default is reported and nothing is refused.
 */
public final class RateLimits {

    static final long TEN_SECONDS = 10_000;
    static final long DAY = 86_400_000;

    private int weightPerMinute = 6_000;
    private int ordersPerTenSeconds = 100;
    private int ordersPerDay = 200_000;
    private boolean limitsWeight;
    private boolean limitsOrders;

    public void weight(int perMinute) {
        requirePositive("the limit of request weight", perMinute);
        weightPerMinute = perMinute;
        limitsWeight = true;
    }

    public void orders(int perTenSeconds, int perDay) {
        requirePositive("the limit of orders in 10 seconds", perTenSeconds);
        requirePositive("the limit of orders in a day", perDay);
        ordersPerTenSeconds = perTenSeconds;
        ordersPerDay = perDay;
        limitsOrders = true;
    }

    public int weightPerMinute() {
        return weightPerMinute;
    }

    int ordersPerTenSeconds() {
        return ordersPerTenSeconds;
    }

    int ordersPerDay() {
        return ordersPerDay;
    }

    public boolean allowsWeight(int used) {
        return !limitsWeight || used <= weightPerMinute;
    }

    boolean limitsOrders() {
        return limitsOrders;
    }

    public ArrayNode json() {
        return Json.array()
                .add(limit("REQUEST_WEIGHT", "MINUTE", 1, weightPerMinute))
                .add(limit("ORDERS", "SECOND", 10, ordersPerTenSeconds))
                .add(limit("ORDERS", "DAY", 1, ordersPerDay))
                .add(limit("RAW_REQUESTS", "MINUTE", 5, 61_000));
    }

    static ObjectNode limit(String type, String interval, int count, int limit) {
        return Json.object()
                .put("rateLimitType", type)
                .put("interval", interval)
                .put("intervalNum", count)
                .put("limit", limit);
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be >= 1: " + value);
        }
    }
}

package dev.scalpel.localexchange.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.Json;
import java.util.Locale;

/**
 * The limits as {@code exchangeInfo} reports them, and which of them are enforced. Until a limit is set its
 * default is reported and nothing is refused.
 */
public final class RateLimits {

    private final OrderWindow longWindow;
    private int weightPerMinute;
    private int ordersPerTenSeconds;
    private int ordersPerLongWindow;
    private final int rawRequests;
    private boolean limitsWeight;
    private boolean limitsOrders;

    private RateLimits(
            int weightPerMinute, int ordersPerTenSeconds, OrderWindow longWindow, int ordersPerLongWindow, int raw) {
        this.weightPerMinute = weightPerMinute;
        this.ordersPerTenSeconds = ordersPerTenSeconds;
        this.longWindow = longWindow;
        this.ordersPerLongWindow = ordersPerLongWindow;
        rawRequests = raw;
    }

    /** The spot market's: orders are counted in 10 seconds and a day. */
    public static RateLimits spot() {
        return new RateLimits(6_000, 100, OrderWindow.DAY, 200_000, 61_000);
    }

    /** Those of USD-M futures (exchangeInfo, "rateLimits"): orders are counted in 10 seconds and a minute. */
    public static RateLimits futures() {
        return new RateLimits(2_400, 300, OrderWindow.MINUTE, 1_200, 0);
    }

    public void weight(int perMinute) {
        requirePositive("the limit of request weight", perMinute);
        weightPerMinute = perMinute;
        limitsWeight = true;
    }

    public void orders(int perTenSeconds, int perLongWindow) {
        requirePositive("the limit of orders in 10 seconds", perTenSeconds);
        requirePositive("the limit of orders in 1 " + longWindow.interval().toLowerCase(Locale.ROOT), perLongWindow);
        ordersPerTenSeconds = perTenSeconds;
        ordersPerLongWindow = perLongWindow;
        limitsOrders = true;
    }

    public int weightPerMinute() {
        return weightPerMinute;
    }

    int ordersPerTenSeconds() {
        return ordersPerTenSeconds;
    }

    int ordersPerLongWindow() {
        return ordersPerLongWindow;
    }

    OrderWindow longWindow() {
        return longWindow;
    }

    public boolean allowsWeight(int used) {
        return !limitsWeight || used <= weightPerMinute;
    }

    boolean limitsOrders() {
        return limitsOrders;
    }

    public ArrayNode json() {
        ArrayNode all = Json.array()
                .add(limit("REQUEST_WEIGHT", "MINUTE", 1, weightPerMinute))
                .add(OrderWindow.TEN_SECONDS.json(ordersPerTenSeconds))
                .add(longWindow.json(ordersPerLongWindow));
        return rawRequests == 0 ? all : all.add(limit("RAW_REQUESTS", "MINUTE", 5, rawRequests));
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

package dev.scalpel.localexchange.bybit.api;

import java.util.HashMap;
import java.util.Map;

/** "Rate Limit Rules": so many requests per second of each call and account. Counted always; refused only once a limit is set. */
public final class RequestLimits {

    /** "API Rate Limit Table": of spot orders. */
    private static final int DEFAULT = 20;

    private static final long SECOND = 1_000;

    private final Map<String, Integer> used = new HashMap<>();
    private int perSecond = DEFAULT;
    private boolean enforced;
    private long second = Long.MIN_VALUE;

    public void limit(int requestsPerSecond) {
        if (requestsPerSecond < 1) {
            throw new IllegalArgumentException("the limit of requests must be >= 1: " + requestsPerSecond);
        }
        perSecond = requestsPerSecond;
        enforced = true;
    }

    /** Counts a call. */
    void count(String route, long now) {
        if (Math.floorDiv(now, SECOND) != second) {
            second = Math.floorDiv(now, SECOND);
            used.clear();
        }
        int count = used.merge(route, 1, Integer::sum);
        if (enforced && count > perSecond) {
            throw new Refusal(10006, "Too many visits. Exceeded the API Rate Limit.");
        }
    }

    Map<String, String> headers(String route, long now) {
        int count = used.getOrDefault(route, 0);
        long reset = count > perSecond ? (second + 1) * SECOND : now;
        return Map.of(
                "X-Bapi-Limit", Integer.toString(perSecond),
                "X-Bapi-Limit-Status", Integer.toString(Math.max(0, perSecond - count)),
                "X-Bapi-Limit-Reset-Timestamp", Long.toString(reset));
    }
}

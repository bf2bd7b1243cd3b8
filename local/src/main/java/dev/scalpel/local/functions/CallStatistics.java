package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How often each function was called, how long that took, and how often it failed. Safe for concurrent use. */
public final class CallStatistics {

    private final Clock clock;
    private final Map<String, Calls> calls = new TreeMap<>();

    /**
     * Of one function.
     *
     * @param failed calls that were refused, ended by an exception, or failed for a symbol
     * @param seconds the sum of their durations
     */
    public record Calls(long count, long failed, double seconds) {

        static final Calls NONE = new Calls(0, 0, 0);

        private Calls and(boolean failure, Duration duration) {
            return new Calls(count + 1, failed + (failure ? 1 : 0), seconds + duration.toMillis() / 1e3);
        }
    }

    CallStatistics(Clock clock) {
        this.clock = clock;
    }

    /** Calls and counts. */
    JsonNode measured(String function, Supplier<JsonNode> call) {
        long started = clock.millis();
        boolean failed = true;
        try {
            JsonNode answer = call.get();
            failed = answer.has("error") || !answer.path("failures").isEmpty();
            return answer;
        } finally {
            add(function, failed, Duration.ofMillis(Math.max(0, clock.millis() - started)));
        }
    }

    private synchronized void add(String function, boolean failed, Duration duration) {
        calls.put(function, calls.getOrDefault(function, Calls.NONE).and(failed, duration));
    }

    /** By function, of those that were called. */
    public synchronized Map<String, Calls> calls() {
        return Map.copyOf(calls);
    }
}

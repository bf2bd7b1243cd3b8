package dev.scalpel.local.demo;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.List;

/**
 * What the demo left behind.
 *
 * @param seconds of real time, the building of the program not counted
 */
public record DemoResult(int days, long seed, String store, double seconds, List<Stored> stored) {

    /**
     * One symbol in the store.
     *
     * @param quietMinutes minutes without a trade, filled in
     * @param missingMinutes minutes between the first and the last bar that are not there
     */
    public record Stored(
            Symbol symbol, long bars, Instant from, Instant to, long quietMinutes, long missingMinutes, double close) {}
}

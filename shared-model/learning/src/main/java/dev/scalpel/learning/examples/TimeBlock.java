package dev.scalpel.learning.examples;

import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.HourlyReturns;
import java.time.Instant;

/**
 * A period of whole hours.
 *
 * @param from epoch milliseconds, inclusive
 * @param to exclusive
 */
public record TimeBlock(long from, long to) {

    public TimeBlock {
        if (from >= to
                || Math.floorMod(from, HourlyReturns.HOUR_MILLIS) != 0
                || Math.floorMod(to, HourlyReturns.HOUR_MILLIS) != 0) {
            throw new IllegalArgumentException(
                    "a block must begin before it ends, both on an hour: " + from + ", " + to);
        }
    }

    public long minutes() {
        return Minutes.between(from, to);
    }

    public int hours() {
        return Math.toIntExact((to - from) / HourlyReturns.HOUR_MILLIS);
    }

    public double days() {
        return minutes() / (double) Minutes.PER_DAY;
    }

    @Override
    public String toString() {
        return Instant.ofEpochMilli(from) + " to " + Instant.ofEpochMilli(to);
    }
}

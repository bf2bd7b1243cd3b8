package dev.scalpel.market;

import java.time.Instant;

/**
 * A run of absent minutes.
 *
 * @param from the first absent minute, inclusive
 * @param to the next present minute, exclusive
 */
public record Gap(long from, long to) {

    public Gap {
        if (!Minutes.isMinute(from) || !Minutes.isMinute(to) || to <= from) {
            throw new IllegalArgumentException("a gap runs from a minute to a later one: " + from + " to " + to);
        }
    }

    public long minutes() {
        return Minutes.between(from, to);
    }

    @Override
    public String toString() {
        return minutes() + " minutes from " + Instant.ofEpochMilli(from);
    }
}

package dev.scalpel.localexchange.accountapi;

import dev.scalpel.localexchange.protocol.Parameters;

/**
 * The parameters {@code startTime} and {@code endTime} of a query of the account's history, both inclusive.
 *
 * @param isBounded whether either was sent
 */
record TimeRange(long from, long to, boolean isBounded) {

    /** Both together may not be more than 24 hours apart (rest-api.md; errors.md, -1127). */
    static TimeRange of(Parameters parameters) {
        parameters.requireSpanOfADay();
        long from = parameters.integer("startTime").orElse(Long.MIN_VALUE);
        long to = parameters.integer("endTime").orElse(Long.MAX_VALUE);
        return new TimeRange(from, to, parameters.has("startTime") || parameters.has("endTime"));
    }

    boolean contains(long time) {
        return time >= from && time <= to;
    }
}

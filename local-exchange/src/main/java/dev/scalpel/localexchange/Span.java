package dev.scalpel.localexchange;

/**
 * The parameters {@code startTime} and {@code endTime} of a look-up in the account's history, both inclusive.
 *
 * @param isBounded whether either was sent
 */
record Span(long from, long to, boolean isBounded) {

    private static final long MOST_MILLIS = 86_400_000;

    /** Both together may not be more than 24 hours apart (rest-api.md; errors.md, -1127). */
    static Span of(Parameters parameters) {
        long from = parameters.integer("startTime").orElse(Long.MIN_VALUE);
        long to = parameters.integer("endTime").orElse(Long.MAX_VALUE);
        if (parameters.has("startTime") && parameters.has("endTime") && to - from > MOST_MILLIS) {
            throw ApiException.refused(-1127, "More than 24 hours between startTime and endTime.");
        }
        return new Span(from, to, parameters.has("startTime") || parameters.has("endTime"));
    }

    boolean holds(long time) {
        return time >= from && time <= to;
    }
}

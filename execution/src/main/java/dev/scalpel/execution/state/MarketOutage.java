package dev.scalpel.execution.state;

/**
 * A market that does not take orders now.
 *
 * @param state why
 * @param since when that was first reported, epoch milliseconds of our clock
 * @param checkedAt when it was last asked for
 */
public record MarketOutage(State state, long since, long checkedAt) {

    /** It is asked for again about once a minute. */
    private static final long CHECK_MILLIS = 50_000;
    /** A venue that has really delisted a symbol still says so after this time. */
    private static final long CONFIRMATION_MILLIS = 10 * 60_000;

    /** What the venue says of it. */
    public enum State {
        /** Closed, halted or open for cancellations only. */
        CLOSED,
        /** The venue has no such symbol any more. */
        NOT_LISTED
    }

    public boolean isDue(long now) {
        return now - checkedAt >= CHECK_MILLIS;
    }

    public boolean isConfirmedDelisting(long now) {
        return state == State.NOT_LISTED && now - since >= CONFIRMATION_MILLIS;
    }

    public MarketOutage observedAgain(State seen, long now) {
        return new MarketOutage(seen, seen == state ? since : now, now);
    }
}

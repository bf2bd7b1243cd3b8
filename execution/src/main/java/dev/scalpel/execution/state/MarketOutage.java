package dev.scalpel.execution.state;

/**
 * A market that currently takes no orders.
 *
 * @param state why
 * @param since when this was first reported, epoch milliseconds of our clock
 * @param checkedAt when it was last checked
 */
public record MarketOutage(State state, long since, long checkedAt) {

    /** It is checked again about once a minute. */
    private static final long CHECK_MILLIS = 50_000;
    /** "Not listed" counts as a delisting once the venue has reported it for this long. */
    private static final long CONFIRMATION_MILLIS = 10 * 60_000;

    /** What the venue reported. */
    public enum State {
        /** Closed, halted or open for cancellations only. */
        CLOSED,
        /** The venue no longer has the symbol. */
        NOT_LISTED
    }

    public boolean isDue(long now) {
        return now - checkedAt >= CHECK_MILLIS;
    }

    public boolean isConfirmedDelisting(long now) {
        return state == State.NOT_LISTED && now - since >= CONFIRMATION_MILLIS;
    }

    public MarketOutage observedAgain(State observed, long now) {
        return new MarketOutage(observed, observed == state ? since : now, now);
    }
}

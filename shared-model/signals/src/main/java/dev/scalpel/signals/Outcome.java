package dev.scalpel.signals;

/** What became of a signal. */
public enum Outcome {
    EXECUTED,
    /** The strategy was in that state already. */
    ALREADY,
    /** A later signal of the same strategy in the same slot replaced it. */
    SUPERSEDED,
    /** Older than the newest handled signal of its strategy. */
    OUT_OF_ORDER,
    /** Its slot passed too long ago. */
    STALE,
    HALTED,
    /** A limit of the account or the strategy forbids the entry. */
    LIMIT,
    /** The strategy holds nothing that could be closed. */
    NOT_HELD,
    /** All attempts were used before the whole quantity had filled. */
    UNDERFILLED,
    BELOW_MINIMUM,
    MARKET_CLOSED,
    /** The model that confirms the strategy's entries did not. */
    CONFIRM,
    /** The strategy's share is 0. */
    DISABLED,
    FAILED;

    /** Whether a person should be notified: what was wanted did not happen, and not by design. */
    public boolean isFailure() {
        return this == FAILED || this == UNDERFILLED || this == STALE;
    }
}

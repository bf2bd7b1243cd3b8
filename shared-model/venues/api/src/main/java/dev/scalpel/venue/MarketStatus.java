package dev.scalpel.venue;

/** Whether a venue takes orders of an instrument now. */
public enum MarketStatus {
    /** Orders are accepted and matched. */
    OPEN,
    /** Orders may be cancelled; new ones are refused. */
    CANCEL_ONLY,
    /** Halted, in a break, after the end of its day, or not for spot trading. */
    CLOSED,
    /** A status that the venue does not document: treated as closed. */
    UNKNOWN;

    public boolean takesOrders() {
        return this == OPEN;
    }

    public boolean takesCancels() {
        return this == OPEN || this == CANCEL_ONLY;
    }
}

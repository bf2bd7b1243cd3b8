package dev.scalpel.venue;

/** Whether a venue takes orders of an instrument now. */
public enum MarketStatus {
    /** Orders are taken and matched. */
    OPEN,
    /** Orders may be cancelled; new ones are refused. */
    CANCEL_ONLY,
    /** Halted, in a break, after the end of its day, or not for spot trading. */
    CLOSED,
    /** The venue uses a word that no document of it lists: treated as closed, and to be reported. */
    UNKNOWN;

    public boolean takesOrders() {
        return this == OPEN;
    }

    public boolean takesCancels() {
        return this == OPEN || this == CANCEL_ONLY;
    }
}

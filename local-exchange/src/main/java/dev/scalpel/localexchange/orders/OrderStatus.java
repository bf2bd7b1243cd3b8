package dev.scalpel.localexchange.orders;

/** The state of an order, as the exchange names it. */
public enum OrderStatus {
    /** Waits for the working order of its list. */
    PENDING_NEW,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    /** Ended to prevent a self-trade. */
    EXPIRED_IN_MATCH;

    /** Whether it can still fill now or later. */
    public boolean isOpen() {
        return this == PENDING_NEW || this == NEW || this == PARTIALLY_FILLED;
    }
}

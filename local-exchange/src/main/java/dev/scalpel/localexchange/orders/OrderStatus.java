package dev.scalpel.localexchange.orders;

/** Where an order stands, in the exchange's words. */
public enum OrderStatus {
    /** Of a list whose first order has not filled yet. */
    PENDING_NEW,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    /** Ended so that it does not trade with an order of the same account. */
    EXPIRED_IN_MATCH;

    /** Whether it can still fill now or later. */
    public boolean isOpen() {
        return this == PENDING_NEW || this == NEW || this == PARTIALLY_FILLED;
    }
}

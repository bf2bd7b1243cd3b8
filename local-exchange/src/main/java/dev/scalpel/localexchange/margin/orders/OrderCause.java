package dev.scalpel.localexchange.margin.orders;

/** Who placed an order. */
public enum OrderCause {
    CALLER,
    /** The venue, because the account's margin was used up. */
    CLOSEOUT
}

package dev.scalpel.localexchange.orders;

/** The side of an order. */
public enum Side {
    BUY,
    SELL
}

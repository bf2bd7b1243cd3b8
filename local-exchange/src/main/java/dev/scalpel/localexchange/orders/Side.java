package dev.scalpel.localexchange.orders;

/** Which way an order goes. */
public enum Side {
    BUY,
    SELL
}

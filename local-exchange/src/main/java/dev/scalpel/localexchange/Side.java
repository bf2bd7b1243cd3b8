package dev.scalpel.localexchange;

/** Which way an order goes. */
public enum Side {
    BUY,
    SELL
}

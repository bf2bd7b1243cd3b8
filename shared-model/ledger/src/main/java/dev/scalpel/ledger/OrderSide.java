package dev.scalpel.ledger;

/** The direction of an order, as the venue names it. */
public enum OrderSide {
    BUY,
    SELL
}

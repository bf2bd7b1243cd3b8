package dev.scalpel.execution.state;

/** What the operator has requested for the open position. */
public enum CloseRequest {
    NONE,
    /** Sell it at the venue. */
    SELL,
    /** Remove it from the books without an order: it is no longer at the venue, or the operator handles it. */
    WRITE_OFF
}

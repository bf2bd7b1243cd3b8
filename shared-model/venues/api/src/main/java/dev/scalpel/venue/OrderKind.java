package dev.scalpel.venue;

/** The kinds of order that Scalpel sends, where an instrument allows them. */
public enum OrderKind {
    LIMIT,
    /** A limit order that never trades at once. */
    POST_ONLY,
    MARKET,
    /** A market order when its trigger is touched. */
    STOP_MARKET,
    /** A limit order when its trigger is touched. */
    STOP_LIMIT,
    /** A market order when its trigger is touched, on the other side of the price than a stop's. */
    TARGET_MARKET
}

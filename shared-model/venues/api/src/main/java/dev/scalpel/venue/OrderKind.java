package dev.scalpel.venue;

/** The kinds of order that Scalpel sends, where an instrument allows them. */
public enum OrderKind {
    LIMIT,
    /** A limit order that only rests. */
    POST_ONLY,
    MARKET,
    /** Sold or bought at the market when its trigger is touched. */
    STOP_MARKET,
    /** A limit order from the touch of its trigger on. */
    STOP_LIMIT
}

package dev.scalpel.localexchange.margin.orders;

/** What an order may do to the position. */
public enum PositionEffect {
    ANY,
    /** It closes at most what is open on the other side. */
    REDUCE_ONLY,
    /** It opens or enlarges, and ends instead of closing anything. */
    OPEN_ONLY
}

package dev.scalpel.localexchange.margin.orders;

/** Why an order ended without filling completely. */
public enum EndReason {
    REQUESTED,
    /** It was replaced by another order. */
    REPLACED,
    /** Its time was over. */
    LIFETIME_OVER,
    /** It may only trade at once, and nothing filled it within its limit. */
    OUT_OF_BOUNDS,
    /** There was less on the other side than it asks for. */
    NO_LIQUIDITY,
    /** What it opens would need more margin than there is. */
    NO_MARGIN,
    /** It trades at once only, and the market is closed. */
    MARKET_CLOSED,
    /** It may only reduce a position, and there is none. */
    NOTHING_TO_REDUCE,
    /** It may only open a position, and would reduce one. */
    WOULD_REDUCE,
    /** The lot that it protects was closed. */
    LOT_CLOSED,
    /** Another order of its group was filled or ended. */
    GROUP_ENDED,
    /** The venue decided so. */
    BY_VENUE
}

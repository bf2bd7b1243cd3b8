package dev.scalpel.venue.trading;

/** Who executed a fill. */
public enum FillCause {
    /** An order, ours or placed by hand. */
    ORDER,
    /** The venue, because the position's margin was used up. */
    LIQUIDATION,
    /** The venue, against somebody else's liquidation. */
    AUTO_DELEVERAGING,
    /** The venue, because the instrument is no longer traded. */
    SETTLEMENT
}

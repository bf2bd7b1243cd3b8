package dev.scalpel.trading.instrument;

/** The kind of contract that a position in an instrument is. */
public enum InstrumentKind {
    /** The base asset itself: bought with the quote asset, held in the account, sold again. */
    SPOT,
    /** A contract without expiry, kept near the spot price by funding. */
    PERPETUAL,
    /** A contract that expires. */
    FUTURE,
    /** A currency pair on margin. */
    FX
}

package dev.scalpel.research.synthetic;

/** The source of a planted edge. Each is a function of bars that the features can read. */
public enum EdgeKind {
    /** No edge: every price is a martingale. */
    NONE,
    /** Order-flow continuation: prices continue in the direction of taker flow. */
    FLOW,
    /** Prices revert after a spike; small moves carry no signal. */
    REVERSION,
    /** Moves continue while volatility is high and revert while it is low. */
    REGIME,
    /** The first pair of the market leads, the others follow. The first pair has no edge itself. */
    LEADLAG
}

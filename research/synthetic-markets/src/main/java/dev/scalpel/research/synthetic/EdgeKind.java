package dev.scalpel.research.synthetic;

/** What the planted edge feeds on. Each is a function of bars that the features can see. */
public enum EdgeKind {
    /** Nothing: every price is a fair game. */
    NONE,
    /** Order-flow continuation: prices go on where takers have been pushing. */
    FLOW,
    /** Prices come back after a spike; small moves mean nothing. */
    REVERSION,
    /** Moves continue while volatility is high and revert while it is low. */
    REGIME,
    /** The first pair of the market leads, the others follow. The first pair itself has no edge. */
    LEADLAG
}

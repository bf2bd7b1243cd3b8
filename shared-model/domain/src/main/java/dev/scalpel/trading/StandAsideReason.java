package dev.scalpel.trading;

/** Why no position was opened on a bar. */
public enum StandAsideReason {
    /** The rule had nothing to say. */
    NO_SIGNAL,
    /** The champion is flat, or there is none. */
    FLAT_CHAMPION,
    /** The champion could not be used: damaged, foreign or of another feature version. */
    MODEL_REFUSED,
    /** A window with a hole, or too little history. */
    FEATURES_MISSING,
    /** Every bracket's target is under twice the round-trip cost. */
    NO_CANDIDATE,
    BELOW_THRESHOLD,
    /** The meta-model's win probability is under the tactics' minimum. */
    VETOED,
    /** Kelly says zero. */
    NO_SIZE,
    /** The adopted policy chose to stand aside. */
    POLICY,
    IN_POSITION,
    ENTRY_PENDING,
    COOL_DOWN,
    DAILY_LOSS,
    DRAWDOWN,
    LOSSES_IN_A_ROW,
    PRICE_MOVED,
    STALE_BAR,
    EXPOSURE,
    /** The venue's minimum would refuse the entry or one of its exits. */
    BELOW_MINIMUM,
    HALTED,
    /** The account holds something else than the books say: a person must look and resume. */
    DRIFT,
    /** The market takes no orders. */
    MARKET_CLOSED,
    /** The venue has rate-limited us. */
    VENUE_PAUSED,
    /** The minute in which the entry was due never came. */
    LAPSED
}

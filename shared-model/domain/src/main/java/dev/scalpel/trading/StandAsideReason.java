package dev.scalpel.trading;

/** Why no position was opened on a bar. */
public enum StandAsideReason {
    /** The rule has no signal. */
    NO_SIGNAL,
    /** The champion is flat, or there is none. */
    FLAT_CHAMPION,
    /** The champion cannot be used: damaged, foreign or of another feature version. */
    MODEL_REFUSED,
    /** The licence of its procedure is suspended, or its evidence cannot be trusted: nothing is opened, exits run. */
    SUSPENDED,
    /** A gap in the window, or too little history. */
    FEATURES_MISSING,
    /** Nothing is worth its costs: every bracket's target is below twice the round trip, or the score's gross return is not above it. */
    NO_CANDIDATE,
    /** The signal is for a side that the instrument, the venue or the settings do not offer, such as a short on a spot market. */
    SIDE_NOT_OFFERED,
    BELOW_THRESHOLD,
    /** The meta-model's win probability is below the tactics' minimum. */
    VETOED,
    /** The Kelly share is zero. */
    NO_SIZE,
    /** The adopted policy chose to stand aside. */
    POLICY,
    IN_POSITION,
    /** The score of the open position has turned: it is closed at the next open. */
    SCORE_TURNED,
    /** The score of the open position cannot be computed: its stop, target and deadline stand. */
    SCORE_UNKNOWN,
    ENTRY_PENDING,
    COOL_DOWN,
    DAILY_LOSS,
    DRAWDOWN,
    LOSSES_IN_A_ROW,
    PRICE_MOVED,
    STALE_BAR,
    EXPOSURE,
    /** The entry or one of its exits would be below the venue's minimum. */
    BELOW_MINIMUM,
    HALTED,
    /** A person has paused entries; what is open is managed. */
    PAUSED,
    /** The symbol is no longer among the largest of the universe: what is open is managed. */
    LEFT_UNIVERSE,
    /** The account's balances do not match the recorded position: a person must check and resume. */
    DRIFT,
    /** The venue has not confirmed netted positions, isolated margin and the leverage of the settings. */
    MARGIN_SETTINGS,
    /** The liquidation price would be too near, or before the stop. */
    LIQUIDATION_NEAR,
    /** The market does not accept orders, or the instrument is not traded at this time. */
    MARKET_CLOSED,
    /** The instrument's trading session is about to end. */
    SESSION_ENDING,
    /** The venue has rate-limited us. */
    VENUE_PAUSED,
    /** The bar of the entry's minute never came. */
    LAPSED
}

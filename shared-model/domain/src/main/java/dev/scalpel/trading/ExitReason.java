package dev.scalpel.trading;

/** Why a position was closed. */
public enum ExitReason {
    STOP,
    TARGET,
    TIME_LIMIT,
    /** The score that the position follows has turned: closed at market, at the next open. */
    SCORE,
    /** An emergency stop, by a person or by a limit. */
    HALT,
    /** The venue reported the position closed externally: by the owner or by a liquidation. */
    EXTERNAL
}

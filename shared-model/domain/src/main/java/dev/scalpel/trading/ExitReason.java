package dev.scalpel.trading;

/** Why a position was closed. */
public enum ExitReason {
    STOP,
    TARGET,
    TIME_LIMIT,
    /** The score that the position follows has turned: closed at market, at the next open. */
    SCORE,
    /** A signal, or the rule or model that a strategy of a portfolio follows, set another target state. */
    SIGNAL,
    /** An emergency stop, by a person or by a limit. */
    HALT,
    /** The venue reported the position closed externally, by another hand than ours and its own. */
    EXTERNAL,
    /** The venue closed it because its margin no longer covered its loss. */
    LIQUIDATION,
    /** The venue closed it, or a part of it, to fill the liquidation of another account: auto-deleveraging. */
    DELEVERAGED
}

package dev.scalpel.trading;

/** What closed a position. */
public enum ExitReason {
    STOP,
    TARGET,
    TIME_LIMIT,
    /** An emergency stop, by hand or by a limit. */
    HALT,
    /** The venue showed the position closed from outside: the owner's hand, a liquidation. */
    EXTERNAL
}

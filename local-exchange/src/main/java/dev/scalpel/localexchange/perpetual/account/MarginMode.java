package dev.scalpel.localexchange.perpetual.account;

/** Whether a position can lose no more than its own margin, or shares the account's balance. */
public enum MarginMode {
    ISOLATED,
    CROSSED
}

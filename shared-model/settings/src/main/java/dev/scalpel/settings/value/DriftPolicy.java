package dev.scalpel.settings.value;

/** What a portfolio does when the account does not match its books. */
public enum DriftPolicy {
    /** Books the difference as a transfer, reports it and continues. */
    ADOPT,
    /** Opens nothing until a person has checked. */
    HALT
}

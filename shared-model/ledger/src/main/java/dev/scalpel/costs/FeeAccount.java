package dev.scalpel.costs;

/** Whose commission was read. That of one account says nothing about another. */
public enum FeeAccount {
    /** At the venue itself. */
    REAL,
    /** At the venue's test site. */
    TESTNET,
    /** At a stand-in on this machine. */
    STAND_IN
}

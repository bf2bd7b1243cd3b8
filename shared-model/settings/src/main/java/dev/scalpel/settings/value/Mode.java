package dev.scalpel.settings.value;

/** How orders are handled. */
public enum Mode {
    PAPER,
    TESTNET,
    LIVE
}

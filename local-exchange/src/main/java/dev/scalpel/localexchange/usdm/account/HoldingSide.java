package dev.scalpel.localexchange.usdm.account;

/** {@code positionSide}: the one position of a symbol in one-way mode, or one of the two in hedge mode. */
public enum HoldingSide {
    BOTH,
    LONG,
    SHORT
}

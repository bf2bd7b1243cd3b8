package dev.scalpel.localexchange.perpetual.account;

/** Which position an order is for: the one position of a symbol in one-way mode, or one of the two in hedge mode. */
public enum HoldingSide {
    BOTH,
    LONG,
    SHORT
}

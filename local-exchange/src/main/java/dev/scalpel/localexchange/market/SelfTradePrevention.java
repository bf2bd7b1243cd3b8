package dev.scalpel.localexchange.market;

/** What happens when an order would trade with another one of the same account (enums.md, "STP Modes"). */
public enum SelfTradePrevention {
    /** They trade. */
    NONE,
    EXPIRE_MAKER,
    EXPIRE_TAKER,
    EXPIRE_BOTH,
    /** Both lose what they would have traded. */
    DECREMENT,
    /** As {@link #DECREMENT} within one account. */
    TRANSFER
}

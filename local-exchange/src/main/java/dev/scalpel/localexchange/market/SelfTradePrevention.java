package dev.scalpel.localexchange.market;

/** What happens when an order would trade with another order of the same account (enums.md, "STP Modes"). */
public enum SelfTradePrevention {
    /** They trade. */
    NONE,
    EXPIRE_MAKER,
    EXPIRE_TAKER,
    EXPIRE_BOTH,
    /** Both are reduced by the quantity they would have traded. */
    DECREMENT,
    /** As {@link #DECREMENT} within one account. */
    TRANSFER
}

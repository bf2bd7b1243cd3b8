package dev.scalpel.localexchange.orders;

/** Why an order expired (enums.md, "Expiry Reasons"). */
public enum ExpiryReason {
    /** A pending order that was refused when its working order had filled. */
    REJECTED,
    /** By the venue, as for maintenance or a delisting. */
    EXCHANGE_CANCELED,
    /** The other order of the pair was touched or traded. */
    OCO_TRIGGER,
    /** The working order of the list ended before it had filled. */
    OTO_PHASE_ONE_EXPIRED,
    UNFILLED_IOC_QUANTITY_EXPIRED,
    UNFILLED_FOK_ORDER_EXPIRED,
    /** What is left of a market order. */
    INSUFFICIENT_LIQUIDITY,
    /** It would have traded too far from the reference price. */
    EXECUTION_RULE_PRICE_RANGE_EXCEEDED
}

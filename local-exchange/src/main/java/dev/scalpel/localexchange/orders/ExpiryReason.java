package dev.scalpel.localexchange.orders;

/** Why an order expired (enums.md, "Expiry Reasons"). */
public enum ExpiryReason {
    /** A pending order was refused after its working order had filled. */
    REJECTED,
    /** By the venue, for example for maintenance or a delisting. */
    EXCHANGE_CANCELED,
    /** The other order of the pair triggered or traded. */
    OCO_TRIGGER,
    /** The working order of the list ended before it filled. */
    OTO_PHASE_ONE_EXPIRED,
    UNFILLED_IOC_QUANTITY_EXPIRED,
    UNFILLED_FOK_ORDER_EXPIRED,
    /** The unfilled rest of a market order. */
    INSUFFICIENT_LIQUIDITY,
    /** It would have traded too far from the reference price. */
    EXECUTION_RULE_PRICE_RANGE_EXCEEDED
}

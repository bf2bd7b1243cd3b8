package dev.scalpel.ledger;

/** What makes an order harmless that arrives at the venue later than its intent is valid. */
public enum IdempotencyPolicy {
    /** The venue rejects a signed request after a window that begins at its time stamp. */
    REQUEST_WINDOW,
    /** The venue rejects a request whose token or nonce has expired. */
    TOKEN,
    /** The order itself carries the time at which it expires. */
    ORDER_TIME,
    /** Nothing: a late order may always arrive, so that "not found" never is final. */
    NONE
}

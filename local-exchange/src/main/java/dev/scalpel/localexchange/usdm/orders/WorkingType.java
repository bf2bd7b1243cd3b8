package dev.scalpel.localexchange.usdm.orders;

/** Which price triggers a conditional order. */
public enum WorkingType {
    MARK_PRICE,
    CONTRACT_PRICE
}

package dev.scalpel.localexchange.perpetual.orders;

/** Which price triggers a conditional order. */
public enum WorkingType {
    MARK_PRICE,
    CONTRACT_PRICE
}

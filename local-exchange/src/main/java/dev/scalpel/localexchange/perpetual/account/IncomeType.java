package dev.scalpel.localexchange.perpetual.account;

/** Why the wallet balance changes. */
public enum IncomeType {
    TRANSFER,
    REALIZED_PNL,
    FUNDING_FEE,
    COMMISSION,
    /** The clearance fee of a liquidation, and what the insurance fund pays for a bankrupt account. */
    INSURANCE_CLEAR
}

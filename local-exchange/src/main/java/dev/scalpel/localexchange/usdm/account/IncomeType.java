package dev.scalpel.localexchange.usdm.account;

/** The kinds of income that this account has, as {@code income} names them. */
public enum IncomeType {
    TRANSFER,
    REALIZED_PNL,
    FUNDING_FEE,
    COMMISSION,
    /** The clearance fee of a liquidation, and what the insurance fund pays for a bankrupt account. */
    INSURANCE_CLEAR
}

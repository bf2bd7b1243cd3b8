package dev.scalpel.settings.value;

/** How often a deployment projects the ledger into its database. */
public enum ProjectionInterval {
    HOUR,
    DAY,
    /** Whenever a file of trades or orders is written, and each day, for what was missed. */
    TRADE
}

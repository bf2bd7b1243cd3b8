package dev.scalpel.settings.value;

/** Which costs apply. */
public enum CostBasis {
    /** The account's commission, sampled spreads and the order book's depth, where they are stored and fresh. */
    MEASURED,
    /** Those of the settings only. */
    SETTINGS
}

package dev.scalpel.costs;

/** Where a cost comes from. */
public enum CostSource {
    /** Measured at the venue, stored and fresh. */
    MEASURED,
    /** The settings, because the settings want it or nothing fresh is stored. */
    SETTINGS
}

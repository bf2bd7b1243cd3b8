package dev.scalpel.settings.value;

/** What else must agree before a strategy's entry is ordered. */
public enum EntryFilter {
    NONE,
    /** The model of the instrument: it may forbid the entry or make it smaller. */
    MODEL
}

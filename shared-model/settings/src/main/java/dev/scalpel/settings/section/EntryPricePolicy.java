package dev.scalpel.settings.section;

/** How an entry is priced. */
public enum EntryPricePolicy {
    TAKER,
    MAKER
}

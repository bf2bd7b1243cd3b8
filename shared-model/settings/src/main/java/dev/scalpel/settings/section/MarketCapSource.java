package dev.scalpel.settings.section;

/** Where market capitalisations come from. */
public enum MarketCapSource {
    COINGECKO,
    /** A CSV file that the user puts into the store. */
    FILE
}

package dev.scalpel.settings.universe;

/** Where market capitalisations come from. */
public enum MarketCapSource {
    COINGECKO,
    /** A CSV file that the user puts into the store. */
    FILE
}

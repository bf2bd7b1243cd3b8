package dev.scalpel.universe;

/** Why a coin of the source is not in the universe. */
public enum Exclusion {
    /** A larger coin has the same ticker, which is the one that a venue means. */
    DUPLICATE("a larger coin has this ticker"),
    NO_MARKET_CAP("the source knows no market capitalisation"),
    /** By its ticker, or by a list of tickers. */
    STABLECOIN("a stablecoin"),
    /** It is not known as a stablecoin, but behaves like one. */
    PEGGED("within 2 % of one dollar for 30 days"),
    WRAPPED("a claim on another coin"),
    LOW_VOLUME("traded for less than universe.minVolumeUsd a day"),
    NOT_TRADED("the venue has no open market in the quote asset");

    private final String words;

    Exclusion(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

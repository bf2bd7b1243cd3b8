package dev.scalpel.universe;

/**
 * A coin as a source of market capitalisations lists it, in USD.
 *
 * @param base its ticker in upper case, {@code BTC}; a source may list several coins with one ticker
 * @param price 0 where the source has none
 * @param marketCap 0 where the source has none
 * @param volume of 24 hours over all venues; 0 where the source has none
 */
public record Coin(String base, String name, double price, double marketCap, double volume) {

    public Coin {
        require("price", price);
        require("market capitalisation", marketCap);
        require("volume", volume);
    }

    private static void require(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + what + " must be a number >= 0: " + value);
        }
    }
}

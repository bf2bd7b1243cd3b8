package dev.scalpel.trading.instrument;

import dev.scalpel.market.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * The currency pair whose price converts one currency into another. Of two currencies the one that stands first in the markets'
 * order is the base: EUR, GBP, AUD, NZD, USD, CAD, CHF, JPY.
 *
 * @param inverse whether the price is divided by instead of multiplied with: the currency converted into is the base
 */
public record ConversionPair(Symbol symbol, boolean inverse) {

    private static final List<String> ORDER = List.of("EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF", "JPY");

    /** Empty where the order does not have both currencies. */
    public static Optional<ConversionPair> of(String from, String into) {
        int first = ORDER.indexOf(from);
        int second = ORDER.indexOf(into);
        if (first < 0 || second < 0 || first == second) {
            return Optional.empty();
        }
        return Optional.of(
                first < second
                        ? new ConversionPair(new Symbol(from, into), false)
                        : new ConversionPair(new Symbol(into, from), true));
    }

    /** In the order in which they are the base of a pair. */
    public static List<String> currencies() {
        return ORDER;
    }
}

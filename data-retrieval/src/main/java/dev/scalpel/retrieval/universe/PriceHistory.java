package dev.scalpel.retrieval.universe;

import dev.scalpel.universe.Coin;
import dev.scalpel.universe.Universe;
import java.util.List;

/** The prices of coins on earlier days, as the lists of those days recorded them. */
final class PriceHistory {

    /** So many days must be recorded before a coin counts as pegged. */
    static final int DAYS = 30;

    private static final double DOLLAR = 1;
    private static final double TOLERANCE = 0.02;

    private final List<Universe> days;

    /** @param days those before today, at most {@value #DAYS} */
    PriceHistory(List<Universe> days) {
        this.days = List.copyOf(days);
    }

    /** Whether a coin cost one dollar today and on each of the last {@value #DAYS} days. */
    boolean isPegged(Coin coin) {
        return days.size() >= DAYS
                && isDollar(coin.price())
                && days.stream()
                        .allMatch(day -> day.price(coin.base())
                                .filter(PriceHistory::isDollar)
                                .isPresent());
    }

    private static boolean isDollar(double price) {
        return Math.abs(price - DOLLAR) < TOLERANCE;
    }
}

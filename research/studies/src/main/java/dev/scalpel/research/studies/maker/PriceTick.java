package dev.scalpel.research.studies.maker;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.PriceTicks;

/** The tick of a pair, as its prices show it: the largest power of ten that divides them all. */
final class PriceTick {

    private static final int MAX_DIGITS = 12;
    private static final double TOLERANCE = 1e-6;

    private PriceTick() {}

    static PriceTicks of(BarSeries bars) {
        int digits = -MAX_DIGITS / 2;
        for (int row = 0; row < bars.size(); row++) {
            while (digits < MAX_DIGITS && !(divides(bars.high(row), digits) && divides(bars.low(row), digits))) {
                digits++;
            }
        }
        return new PriceTicks(Math.pow(10, -digits));
    }

    private static boolean divides(double price, int digits) {
        double ticks = price * Math.pow(10, digits);
        return Math.rint(ticks) >= 1
                && Math.abs(ticks - Math.rint(ticks)) <= TOLERANCE * Math.max(1, ticks * TOLERANCE);
    }
}

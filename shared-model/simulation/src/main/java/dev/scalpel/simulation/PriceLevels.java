package dev.scalpel.simulation;

import java.util.Arrays;

/** Some prices, and for each the first row that touches it. Used again for each bar. */
final class PriceLevels {

    /** Levels that are searched for together. */
    static final int AT_ONCE = 4;

    final double[] prices;
    final int[] firstRows;

    PriceLevels(int count) {
        // The rest of the last four are prices that nothing touches.
        prices = new double[(count + AT_ONCE - 1) / AT_ONCE * AT_ONCE];
        Arrays.fill(prices, Double.NaN);
        firstRows = new int[prices.length];
    }

    void touchedAt(int at, int a, int b, int c, int d) {
        firstRows[at] = a;
        firstRows[at + 1] = b;
        firstRows[at + 2] = c;
        firstRows[at + 3] = d;
    }
}

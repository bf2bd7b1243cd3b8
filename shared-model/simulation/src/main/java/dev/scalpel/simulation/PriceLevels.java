package dev.scalpel.simulation;

import java.util.Arrays;

/** Prices, and for each the first row that touches it. Reused for each bar. */
final class PriceLevels {

    /** Number of levels that are searched together. */
    static final int BATCH = 4;

    final double[] prices;
    final int[] firstRows;

    PriceLevels(int count) {
        // The last batch is padded with prices that nothing touches.
        prices = new double[(count + BATCH - 1) / BATCH * BATCH];
        Arrays.fill(prices, Double.NaN);
        firstRows = new int[prices.length];
    }

    void setFirstRows(int at, int a, int b, int c, int d) {
        firstRows[at] = a;
        firstRows[at + 1] = b;
        firstRows[at + 2] = c;
        firstRows[at + 3] = d;
    }
}

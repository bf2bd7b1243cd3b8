package dev.scalpel.simulation;

import java.util.Arrays;

/** Prices of orders, and for each the first row in which it fills. Reused for each bar. */
final class PriceLevels {

    /** Number of levels that are searched together. */
    static final int BATCH = 4;

    final double[] prices;
    /** The price that must trade for each to fill. */
    final double[] reached;
    final int[] firstRows;

    PriceLevels(int count) {
        // The last batch is padded with prices that nothing touches.
        prices = new double[(count + BATCH - 1) / BATCH * BATCH];
        Arrays.fill(prices, Double.NaN);
        reached = prices.clone();
        firstRows = new int[prices.length];
    }

    void set(int at, double price, double reachedAt) {
        prices[at] = price;
        reached[at] = reachedAt;
    }

    void setFirstRows(int at, int a, int b, int c, int d) {
        firstRows[at] = a;
        firstRows[at + 1] = b;
        firstRows[at + 2] = c;
        firstRows[at + 3] = d;
    }
}

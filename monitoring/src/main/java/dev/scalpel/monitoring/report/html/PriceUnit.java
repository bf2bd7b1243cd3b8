package dev.scalpel.monitoring.report.html;

import dev.scalpel.market.BarSeries;

/**
 * The unit in which the prices of some bars are whole numbers: a price is {@code count × step ÷ 10^decimals}. Where both
 * are whole numbers below 2^53, that quotient of doubles is the very double that was stored, in Java as in a browser.
 *
 * @param decimals digits after the point that the prices have
 * @param step common divisor of all prices, in units of the last digit
 */
record PriceUnit(int decimals, long step) {

    /** Prices of up to 12 digits are exact. No venue quotes more: those are computed, not quoted. */
    private static final double MAX_COUNT = 1e12;

    /** To so many digits the others are rounded. */
    private static final int ROUNDED_DIGITS = 9;

    /** Up to here powers of ten are exact doubles. */
    private static final int MAX_DECIMALS = 22;

    private static final double[] POWERS = powers();

    static PriceUnit of(BarSeries bars) {
        double highest = 0;
        int decimals = 0;
        for (int row = 0; row < bars.size(); row++) {
            highest = Math.max(highest, bars.high(row));
            decimals = decimals(bars.open(row), decimals);
            decimals = decimals(bars.high(row), decimals);
            decimals = decimals(bars.low(row), decimals);
            decimals = decimals(bars.close(row), decimals);
        }
        if (decimals > MAX_DECIMALS || highest * power(decimals) >= MAX_COUNT) {
            int digitsBefore = (int) Math.floor(Math.log10(highest)) + 1;
            return new PriceUnit(Math.min(MAX_DECIMALS, Math.max(0, ROUNDED_DIGITS - digitsBefore)), 1);
        }
        return new PriceUnit(decimals, step(bars, power(decimals)));
    }

    /** How many steps the price has. */
    long count(double price) {
        return Math.round(price * power(decimals)) / step;
    }

    /** The number of decimals at which the price is a whole number: so many, or more; beyond the limit if at none. */
    private static int decimals(double price, int from) {
        int decimals = from;
        while (decimals <= MAX_DECIMALS && Math.rint(price * power(decimals)) / power(decimals) != price) {
            decimals++;
        }
        return decimals;
    }

    private static long step(BarSeries bars, double scale) {
        long step = 0;
        for (int row = 0; row < bars.size() && step != 1; row++) {
            step = divisor(step, Math.round(bars.open(row) * scale));
            step = divisor(step, Math.round(bars.high(row) * scale));
            step = divisor(step, Math.round(bars.low(row) * scale));
            step = divisor(step, Math.round(bars.close(row) * scale));
        }
        return Math.max(1, step);
    }

    private static long divisor(long one, long other) {
        long larger = one;
        long smaller = other;
        while (smaller != 0) {
            long rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return larger;
    }

    private static double power(int decimals) {
        return POWERS[decimals];
    }

    private static double[] powers() {
        double[] powers = new double[MAX_DECIMALS + 1];
        for (int i = 0; i <= MAX_DECIMALS; i++) {
            powers[i] = Double.parseDouble("1e" + i);
        }
        return powers;
    }
}

package dev.scalpel.simulation;

import java.util.Arrays;

/**
 * The extreme price, the lowest low or the highest high, of the 1, 2, 4, … bars from each row on. A range of bars touches
 * a level when its extreme does, so a first touch is found in a few leaps, however long the look-ahead.
 *
 * <p>Highs are stored negated: a rise is a mirrored fall, so one search serves both.
 */
final class RangeExtremes {

    private final int mirror;
    /** By power of two, then by row. Padded with rows that touch nothing, so that no leap ends outside. */
    private final double[][] lowest;

    private RangeExtremes(int mirror, double[] extremes, int reach) {
        this.mirror = mirror;
        int powers = Integer.SIZE - Integer.numberOfLeadingZeros(reach);
        int rows = Math.addExact(extremes.length, 1 << powers);
        lowest = new double[powers][rows];
        for (int row = 0; row < extremes.length; row++) {
            lowest[0][row] = mirror * extremes[row];
        }
        Arrays.fill(lowest[0], extremes.length, rows, Double.POSITIVE_INFINITY);
        for (int power = 1; power < powers; power++) {
            join(lowest[power - 1], lowest[power], 1 << (power - 1));
        }
    }

    /**
     * Finds levels that a low falls to.
     *
     * @param reach maximum bars of a look-ahead
     */
    static RangeExtremes ofLows(double[] lows, int reach) {
        return new RangeExtremes(1, lows, reach);
    }

    /** Finds levels that a high rises to. */
    static RangeExtremes ofHighs(double[] highs, int reach) {
        return new RangeExtremes(-1, highs, reach);
    }

    /** Finds for each level the first row from this one that touches it; a row beyond the reach where there is none. */
    void findFirstTouches(PriceLevels levels, int from) {
        // Four at once without branches: no dependency between them, and no branch to mispredict.
        for (int at = 0; at < levels.reached.length; at += PriceLevels.BATCH) {
            double levelA = mirror * levels.reached[at];
            double levelB = mirror * levels.reached[at + 1];
            double levelC = mirror * levels.reached[at + 2];
            double levelD = mirror * levels.reached[at + 3];
            int a = from;
            int b = from;
            int c = from;
            int d = from;
            for (int power = lowest.length - 1; power >= 0; power--) {
                double[] low = lowest[power];
                int leap = 1 << power;
                a = FillRules.fallsTo(levelA, low[a]) ? a : a + leap;
                b = FillRules.fallsTo(levelB, low[b]) ? b : b + leap;
                c = FillRules.fallsTo(levelC, low[c]) ? c : c + leap;
                d = FillRules.fallsTo(levelD, low[d]) ? d : d + leap;
            }
            levels.setFirstRows(at, a, b, c, d);
        }
    }

    private static void join(double[] halves, double[] wholes, int half) {
        int last = halves.length - half;
        for (int row = 0; row < last; row++) {
            wholes[row] = Math.min(halves[row], halves[row + half]);
        }
        System.arraycopy(halves, last, wholes, last, half);
    }
}

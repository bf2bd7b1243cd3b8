package dev.scalpel.features;

import java.util.Arrays;

/**
 * Windows made of two adjacent shorter windows: the nearer ends at the row, the farther ends where the nearer begins. So
 * a window's value depends only on its own rows, in an order fixed by its length: the same bits from any history, and
 * no running sums that drift. A window of 60 rows takes seven passes, which include those of 5, 15 and 30.
 */
final class RollingWindows {

    private RollingWindows() {}

    /** Splits a length so that the standard lengths (5, 15, 60, 180) share their parts. */
    static int nearLength(int length) {
        if (length % 2 == 0) {
            return length / 2;
        }
        if (length % 3 == 0) {
            return length / 3 * 2;
        }
        return length % 5 == 0 ? length / 5 * 4 : length - 1;
    }

    /** The longest power of two below the length: two such windows, overlapping, cover it. */
    static int partLength(int length) {
        return Integer.highestOneBit(length - 1);
    }

    /** Means and squared deviations of the windows of one length. */
    static final class Moments {

        private final int length;
        private final double[] mean;
        private final double[] squares;

        Moments(int length, double[] mean, double[] squares) {
            this.length = length;
            this.mean = mean;
            this.squares = squares;
        }
    }

    /** The nearer mean, moved towards the farther by its share: constant values stay exact. */
    static void combineMeans(int nearLength, double[] near, int farLength, double[] far, double[] out, int rows) {
        double share = (double) farLength / (nearLength + farLength);
        int first = blankHead(out, nearLength, rows);
        for (int row = first; row < rows; row++) {
            out[row] = near[row] + (far[row - nearLength] - near[row]) * share;
        }
    }

    /** Chan's formula for combining sums of squared deviations: no cancellation, and a constant window gives exactly 0. */
    static void combineSquares(Moments near, Moments far, double[] out, int rows) {
        int n = near.length;
        double weight = (double) n * far.length / (n + far.length);
        int first = blankHead(out, n, rows);
        for (int row = first; row < rows; row++) {
            double difference = near.mean[row] - far.mean[row - n];
            out[row] = near.squares[row] + far.squares[row - n] + difference * difference * weight;
        }
    }

    /** The maximum of the windows that end at the row and {@code shift} rows before; they may overlap. */
    static void highest(double[] part, int shift, double[] out, int rows) {
        int first = blankHead(out, shift, rows);
        for (int row = first; row < rows; row++) {
            out[row] = Math.max(part[row], part[row - shift]);
        }
    }

    static void lowest(double[] part, int shift, double[] out, int rows) {
        int first = blankHead(out, shift, rows);
        for (int row = first; row < rows; row++) {
            out[row] = Math.min(part[row], part[row - shift]);
        }
    }

    /** Columns are reused: rows before the first complete window must not keep old values. */
    private static int blankHead(double[] out, int length, int rows) {
        int first = Math.min(length, rows);
        Arrays.fill(out, 0, first, Double.NaN);
        return first;
    }
}

package dev.scalpel.features.columns;

import java.util.Arrays;

/**
 * Windows made of adjacent shorter windows: the nearer ends at the row, the farther ends where the nearer begins. So a
 * window's value depends only on its own rows, in an order fixed by its length: the same bits from any history, and no
 * running sums that drift. A mean of 60 rows takes seven passes, which include those of 5, 15 and 30.
 */
final class RollingWindows {

    /** The windows of several days are made of those of a day, that of a day of those of four hours. */
    private static final int[] UNITS = {1_440, 240};

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

    /** The length of the two windows that cover one for an extreme: they may overlap, so mostly a power of two of a unit. */
    static int partLength(int length) {
        int unit = Arrays.stream(UNITS)
                .filter(each -> length > each && length % each == 0)
                .findFirst()
                .orElse(1);
        return unit * Integer.highestOneBit(length / unit - 1);
    }

    /** The nearer mean, moved towards the farther by its share: constant values stay exact. */
    static ColumnKernel means(int nearLength, int farLength) {
        double share = (double) farLength / (nearLength + farLength);
        return (in, out, rows) -> {
            double[] near = in[0];
            double[] far = in[1];
            for (int row = 0; row < rows; row++) {
                out[row] = near[row] + (far[row] - near[row]) * share;
            }
        };
    }

    /**
     * Chan's formula for combining sums of squared deviations: no cancellation, and a constant window gives exactly 0. Reads
     * both means, then the squares of each part that has more than one row.
     */
    static ColumnKernel squares(int nearLength, int farLength, int sources) {
        double weight = (double) nearLength * farLength / (nearLength + farLength);
        return switch (sources) {
            case 2 -> (in, out, rows) -> squares(in[0], in[1], weight, out, rows);
            case 3 -> (in, out, rows) -> squares(in[0], in[1], weight, in[2], out, rows);
            default -> (in, out, rows) -> squares(in[0], in[1], weight, in[2], in[3], out, rows);
        };
    }

    private static void squares(double[] near, double[] far, double weight, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            double difference = near[row] - far[row];
            out[row] = difference * difference * weight;
        }
    }

    private static void squares(double[] near, double[] far, double weight, double[] squares, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            double difference = near[row] - far[row];
            out[row] = squares[row] + difference * difference * weight;
        }
    }

    private static void squares(
            double[] near,
            double[] far,
            double weight,
            double[] nearSquares,
            double[] farSquares,
            double[] out,
            int rows) {
        for (int row = 0; row < rows; row++) {
            double difference = near[row] - far[row];
            out[row] = nearSquares[row] + farSquares[row] + difference * difference * weight;
        }
    }

    static void highest(double[][] in, double[] out, int rows) {
        double[] near = in[0];
        double[] far = in[1];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.max(near[row], far[row]);
        }
    }

    static void lowest(double[][] in, double[] out, int rows) {
        double[] near = in[0];
        double[] far = in[1];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.min(near[row], far[row]);
        }
    }
}

package dev.scalpel.features.columns;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Windows made of adjacent shorter windows: the nearer ends at the row, the farther ends where the nearer begins. So a
 * window's value depends only on its own rows, in an order fixed by its length: the same bits from any history, and no
 * running sums that drift. A mean of 60 rows takes seven passes, which include those of 5, 15 and 30.
 */
final class RollingWindows {

    /** Extremes of a day's and of several days' windows are made of these. */
    private static final int[] LONG_PARTS = {1_440, 240};

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

    /** The length of the windows that cover one for an extreme: they may overlap, so mostly two of a power of two. */
    static int partLength(int length) {
        return Arrays.stream(LONG_PARTS)
                .filter(part -> length > part && length % part == 0)
                .findFirst()
                .orElse(Integer.highestOneBit(length - 1));
    }

    /** How far back each part ends. */
    static int[] partShifts(int length, int part) {
        return IntStream.rangeClosed(0, (length - 1) / part)
                .map(number -> Math.min(number * part, length - part))
                .toArray();
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
    static ColumnKernel squares(int nearLength, int farLength) {
        double weight = (double) nearLength * farLength / (nearLength + farLength);
        return (in, out, rows) -> {
            double[] near = in[0];
            double[] far = in[1];
            for (int row = 0; row < rows; row++) {
                double difference = near[row] - far[row];
                out[row] = difference * difference * weight;
            }
            if (in.length == 3) {
                add(in[2], out, rows);
            } else if (in.length == 4) {
                add(in[2], in[3], out, rows);
            }
        };
    }

    private static void add(double[] squares, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = squares[row] + out[row];
        }
    }

    private static void add(double[] near, double[] far, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = near[row] + far[row] + out[row];
        }
    }

    static ColumnKernel highest() {
        return (in, out, rows) -> {
            larger(in[0], in[1], out, rows);
            for (int part = 2; part < in.length; part++) {
                larger(out, in[part], out, rows);
            }
        };
    }

    static ColumnKernel lowest() {
        return (in, out, rows) -> {
            smaller(in[0], in[1], out, rows);
            for (int part = 2; part < in.length; part++) {
                smaller(out, in[part], out, rows);
            }
        };
    }

    private static void larger(double[] left, double[] right, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = Math.max(left[row], right[row]);
        }
    }

    private static void smaller(double[] left, double[] right, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = Math.min(left[row], right[row]);
        }
    }
}

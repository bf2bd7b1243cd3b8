package dev.scalpel.features.columns;

import java.util.Arrays;

/** Turns columns into rows: some columns at once, so that few lines of the cache are written in turn. */
final class RowMajor {

    private static final int TOGETHER = 8;

    private RowMajor() {}

    /** Copies the rows {@code from} to {@code to}, one after the other, to {@code target[at]} and the following. */
    static void copy(double[][] columns, int from, int to, double[] target, int at) {
        int column = 0;
        for (; column + TOGETHER <= columns.length; column += TOGETHER) {
            copyEight(columns, column, from, to, target, at + column);
        }
        for (; column < columns.length; column++) {
            double[] values = columns[column];
            int next = at + column;
            for (int row = from; row < to; row++) {
                target[next] = values[row];
                next += columns.length;
            }
        }
    }

    private static void copyEight(double[][] columns, int column, int from, int to, double[] target, int at) {
        double[] a = columns[column];
        double[] b = columns[column + 1];
        double[] c = columns[column + 2];
        double[] d = columns[column + 3];
        double[] e = columns[column + 4];
        double[] f = columns[column + 5];
        double[] g = columns[column + 6];
        double[] h = columns[column + 7];
        int next = at;
        for (int row = from; row < to; row++) {
            target[next] = a[row];
            target[next + 1] = b[row];
            target[next + 2] = c[row];
            target[next + 3] = d[row];
            target[next + 4] = e[row];
            target[next + 5] = f[row];
            target[next + 6] = g[row];
            target[next + 7] = h[row];
            next += columns.length;
        }
    }

    /** Sets each row of {@code out} to 0 where all columns are finite, else to NaN: only of finite numbers 0 times is 0. */
    static void checkFinite(double[][] columns, int rows, double[] out) {
        Arrays.fill(out, 0, rows, 0);
        int column = 0;
        for (; column + 4 <= columns.length; column += 4) {
            addZeroTimes(columns[column], columns[column + 1], columns[column + 2], columns[column + 3], rows, out);
        }
        for (; column < columns.length; column++) {
            addZeroTimes(columns[column], rows, out);
        }
    }

    private static void addZeroTimes(double[] a, double[] b, double[] c, double[] d, int rows, double[] out) {
        for (int row = 0; row < rows; row++) {
            out[row] += a[row] * 0 + b[row] * 0 + (c[row] * 0 + d[row] * 0);
        }
    }

    private static void addZeroTimes(double[] a, int rows, double[] out) {
        for (int row = 0; row < rows; row++) {
            out[row] += a[row] * 0;
        }
    }
}

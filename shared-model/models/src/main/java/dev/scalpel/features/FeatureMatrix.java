package dev.scalpel.features;

import java.util.Arrays;
import java.util.Objects;

/**
 * The features of every bar of a series, one row per bar, in order. A row whose window has a gap, starts before the
 * first bar, or lacks an input of the set is not available: its values are NaN.
 */
public final class FeatureMatrix {

    private final FeatureSet set;
    private final long[] openTimes;
    private final boolean[] available;
    private final double[] values;

    FeatureMatrix(FeatureSet set, long[] openTimes, boolean[] available, double[] values) {
        this.set = set;
        this.openTimes = openTimes;
        this.available = available;
        this.values = values;
    }

    public FeatureSet set() {
        return set;
    }

    public int rows() {
        return openTimes.length;
    }

    public int columns() {
        return set.size();
    }

    /** Epoch milliseconds at which the row's bar opened; the values are known a minute later, at its close. */
    public long openTime(int row) {
        return openTimes[row];
    }

    public boolean available(int row) {
        return available[row];
    }

    public int availableRows() {
        int count = 0;
        for (boolean one : available) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** NaN where the row is not available. */
    public double value(int row, int column) {
        Objects.checkIndex(column, columns());
        return values[row * columns() + column];
    }

    /** A copy of the row's values; all NaN where the row is not available. */
    public double[] row(int row) {
        Objects.checkIndex(row, rows());
        return Arrays.copyOfRange(values, row * columns(), (row + 1) * columns());
    }

    /** Copies the row's {@link #columns()} values to {@code target}, starting at {@code offset}. */
    public void copyRow(int row, double[] target, int offset) {
        Objects.checkIndex(row, rows());
        System.arraycopy(values, row * columns(), target, offset, columns());
    }

    /** A copy of one feature's values over all rows. */
    public double[] column(String name) {
        int column = set.columnOf(name);
        double[] copy = new double[rows()];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = values[row * columns() + column];
        }
        return copy;
    }
}

package dev.scalpel.features;

import java.util.Arrays;
import java.util.Objects;

/**
 * The features of every bar of a series, one row per bar, in order. A row whose windows lack minutes or an input of the
 * set is not available: its values are NaN.
 */
public final class FeatureMatrix {

    private static final int BLOCK_SHIFT = Integer.numberOfTrailingZeros(FeatureRows.BLOCK_ROWS);
    private static final int IN_BLOCK = FeatureRows.BLOCK_ROWS - 1;

    private final FeatureSet set;
    private final long[] openTimes;
    private final boolean[] available;
    /** Row after row: for a year a single array would be too long. */
    private final double[][] blocks;

    /** All rows of a set, which have not been read yet. */
    FeatureMatrix(FeatureSet set, FeatureRows rows, int size) {
        this.set = set;
        openTimes = new long[size];
        available = new boolean[size];
        blocks = new double[(size + FeatureRows.BLOCK_ROWS - 1) / FeatureRows.BLOCK_ROWS][];
        while (rows.next(new double[Math.min(FeatureRows.BLOCK_ROWS, size - rows.end()) * columns()])) {
            blocks[rows.first() >> BLOCK_SHIFT] = rows.values();
            for (int row = 0; row < rows.size(); row++) {
                openTimes[rows.first() + row] = rows.openTime(row);
                available[rows.first() + row] = rows.available(row);
            }
        }
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
        Objects.checkIndex(row, rows());
        Objects.checkIndex(column, columns());
        return blocks[row >> BLOCK_SHIFT][(row & IN_BLOCK) * columns() + column];
    }

    /** A copy of the row's values; all NaN where the row is not available. */
    public double[] row(int row) {
        Objects.checkIndex(row, rows());
        int at = (row & IN_BLOCK) * columns();
        return Arrays.copyOfRange(blocks[row >> BLOCK_SHIFT], at, at + columns());
    }

    /** Copies the row's {@link #columns()} values to {@code target}, starting at {@code offset}. */
    public void copyRow(int row, double[] target, int offset) {
        Objects.checkIndex(row, rows());
        System.arraycopy(blocks[row >> BLOCK_SHIFT], (row & IN_BLOCK) * columns(), target, offset, columns());
    }

    /** A copy of one feature's values over all rows. */
    public double[] column(String name) {
        int column = set.columnOf(name);
        double[] copy = new double[rows()];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = value(row, column);
        }
        return copy;
    }
}

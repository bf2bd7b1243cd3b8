package dev.scalpel.features;

import java.util.Objects;

/**
 * The features of every bar of a series, one row per bar, in order. A row whose window has a gap, starts before the
 * first bar, or lacks an input of the set is not available: its values are NaN.
 */
public final class FeatureMatrix {

    /** Rows are stored in blocks of so many, column by column: a new block is filled while it is in the cache. */
    static final int BLOCK_ROWS = 256;

    private static final int BLOCK_SHIFT = Integer.numberOfTrailingZeros(BLOCK_ROWS);
    /** No power of two: a row's values must not all compete for the same lines of the cache. */
    private static final int STRIDE = BLOCK_ROWS + 8;

    private final FeatureSet set;
    private final long[] openTimes;
    private final boolean[] available;
    private final double[][] blocks;

    FeatureMatrix(FeatureSet set, long[] openTimes) {
        this.set = set;
        this.openTimes = openTimes;
        available = new boolean[openTimes.length];
        blocks = new double[(openTimes.length + BLOCK_ROWS - 1) / BLOCK_ROWS][];
    }

    /** A feature's values of a block's rows, from index 0; valid until the next call. */
    @FunctionalInterface
    interface ColumnSource {
        double[] values(int column);
    }

    /**
     * Adds the block that begins at this row. A row with a value that is not finite (absurd prices or volumes) is not
     * available either.
     *
     * @param whole for each of the block's rows whether its window is complete
     */
    void addBlock(int from, boolean[] whole, ColumnSource source) {
        double[] block = new double[columns() * STRIDE];
        blocks[from >> BLOCK_SHIFT] = block;
        double[] check = new double[whole.length];
        for (int column = 0; column < columns(); column++) {
            double[] values = source.values(column);
            for (int row = 0; row < check.length; row++) {
                check[row] += values[row] * 0;
            }
            System.arraycopy(values, 0, block, column * STRIDE, whole.length);
        }
        for (int row = 0; row < whole.length; row++) {
            available[from + row] = whole[row] && check[row] == 0;
            if (!available[from + row]) {
                blank(from + row);
            }
        }
    }

    private void blank(int row) {
        double[] block = blocks[row >> BLOCK_SHIFT];
        for (int column = 0; column < columns(); column++) {
            block[column * STRIDE + (row & BLOCK_ROWS - 1)] = Double.NaN;
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
        return blocks[row >> BLOCK_SHIFT][column * STRIDE + (row & BLOCK_ROWS - 1)];
    }

    /** A copy of the row's values; all NaN where the row is not available. */
    public double[] row(int row) {
        double[] copy = new double[columns()];
        copyRow(row, copy, 0);
        return copy;
    }

    /** Copies the row's {@link #columns()} values to {@code target}, starting at {@code offset}. */
    public void copyRow(int row, double[] target, int offset) {
        Objects.checkIndex(row, rows());
        double[] block = blocks[row >> BLOCK_SHIFT];
        int at = row & BLOCK_ROWS - 1;
        for (int column = 0; column < columns(); column++) {
            target[offset + column] = block[at + column * STRIDE];
        }
    }

    /** A copy of one feature's values over all rows. */
    public double[] column(String name) {
        int column = set.columnOf(name);
        double[] copy = new double[rows()];
        for (int block = 0; block < blocks.length; block++) {
            int from = block << BLOCK_SHIFT;
            System.arraycopy(blocks[block], column * STRIDE, copy, from, Math.min(BLOCK_ROWS, copy.length - from));
        }
        return copy;
    }
}

package dev.scalpel.features.columns;

import java.util.Arrays;

/**
 * One column of a {@link ColumnBlock}: the block's rows, and those before them that another column reads. The block's rows
 * are computed in the same short array each time, which stays in the cache. Where few earlier rows are read, only these are
 * kept; where many are, or a kernel reads them where they stand, all rows are copied to follow one another.
 */
final class Column {

    private final String name;
    private final ColumnFormula formula;
    private int reach = -1;
    private int read;
    private boolean readInPlace;
    private boolean apart;
    private int history;
    private int start;
    /** The history; unless they stand apart, the block's rows follow, and move through it, so that it is not copied for each. */
    private double[] values = new double[0];
    /** The block's rows where they do not stand at the beginning of the values. */
    private double[] block = new double[0];
    /** The array with the newest rows at its beginning. */
    private double[] current = values;

    private int currentFirst;

    Column(String name, ColumnFormula formula) {
        this.name = name;
        this.formula = formula;
    }

    /**
     * Notes a reader that reads this column's rows from {@code rows} before each of its own on.
     *
     * @param inPlace whether it must find them in one array
     * @param before how many of the reader's own rows before a block's first must be computed where a block is loaded anew
     */
    void require(int rows, boolean inPlace, int before) {
        read = Math.max(read, rows);
        readInPlace |= inPlace;
        if (before + rows > reach) {
            reach = before + rows;
            for (ColumnView source : formula.sources()) {
                source.column().require(source.reach(), formula.readsInPlace(), reach);
            }
        }
    }

    /** How many rows before a block's first it takes to compute all that is made of them; negative when nothing reads it. */
    int reach() {
        return reach;
    }

    /** Makes room for blocks of rows that follow one another, before the first row is computed. */
    void allocate(int capacity) {
        history = read;
        apart = !readInPlace && history > 0 && history <= capacity;
        allocate(history + (apart ? 0 : Math.max(capacity, history)), history == 0 ? 0 : capacity);
    }

    /**
     * Makes room for a single row and some of those before it.
     *
     * @param oldest how many rows before it the oldest lies
     * @param consecutive the most rows that are computed at once
     */
    void allocateAlone(int oldest, int consecutive) {
        history = oldest;
        allocate(oldest + 1, oldest == 0 ? 0 : consecutive);
    }

    private void allocate(int rows, int ofBlock) {
        values = new double[rows];
        Arrays.fill(values, Double.NaN);
        block = ofBlock == 0 ? values : new double[ofBlock];
    }

    double[] values() {
        return values;
    }

    /** Where the block's row stands in {@link #values()}; rows of the history are negative. */
    int indexOf(int row) {
        return history + start + row;
    }

    double[] current() {
        return current;
    }

    /** The row that stands at the beginning of {@link #current()}. */
    int currentFirst() {
        return currentFirst;
    }

    /** Makes the row after the block's {@code passed} rows its first, and room for {@code more} rows there. */
    void advance(int passed, int more) {
        int next = start + passed;
        if (apart) {
            keepLast(passed);
        } else if (history == 0) {
            start = 0;
        } else if (history + next + more <= values.length) {
            start = next;
        } else {
            System.arraycopy(values, next, values, 0, history);
            start = 0;
        }
    }

    private void keepLast(int passed) {
        int ofBlock = Math.min(passed, history);
        System.arraycopy(values, ofBlock, values, 0, history - ofBlock);
        System.arraycopy(block, passed - ofBlock, values, history - ofBlock, ofBlock);
    }

    /** Computes the rows from {@code first}, counted from the block's first, which is the bars' row {@code from}. */
    void fill(BarRows bars, int from, int first, int rows, double[][] scratch) {
        int at = indexOf(first);
        current = apart || at > 0 ? block : values;
        currentFirst = first;
        formula.fill(bars, from, first, rows, scratch, current);
        if (!apart && at > 0) {
            System.arraycopy(block, 0, values, at, rows);
        }
    }

    /** Copies the rows from {@code from}, counted from the block's first. */
    void copy(int from, int rows, double[] out) {
        if (apart) {
            int before = Math.min(rows, Math.max(0, -from));
            System.arraycopy(values, history + from, out, 0, before);
            System.arraycopy(block, Math.max(0, from), out, before, rows - before);
        } else {
            System.arraycopy(values, indexOf(from), out, 0, rows);
        }
    }

    ColumnFormula formula() {
        return formula;
    }

    @Override
    public String toString() {
        return name + ", read " + reach + " rows back";
    }
}

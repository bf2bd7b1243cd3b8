package dev.scalpel.features.columns;

import java.util.Arrays;

/**
 * One column of a {@link ColumnBlock}: the block's rows, and those before them that another column reads. The block's rows
 * are computed in the same short array each time, which stays in the cache, and then copied to where later blocks find them.
 */
final class Column {

    private final String name;
    private final ColumnFormula formula;
    private int reach = -1;
    private int read;
    private int history;
    private int start;
    /** The history, then the block's rows. They move through it, so that the history need not be copied for every block. */
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
     * @param before how many of the reader's own rows before a block's first must be computed where a block is loaded anew
     */
    void require(int rows, int before) {
        read = Math.max(read, rows);
        if (before + rows > reach) {
            reach = before + rows;
            for (ColumnView source : formula.sources()) {
                source.column().require(source.reach(), reach);
            }
        }
    }

    /** How many rows before a block's first it takes to compute all that is made of them; negative when nothing reads it. */
    int reach() {
        return reach;
    }

    /**
     * Makes room, before the first row is computed.
     *
     * @param all whether to keep all rows before the block that loading one anew takes, not only those that later rows read
     */
    void allocate(int capacity, boolean all) {
        history = all ? reach : read;
        values = new double[history + Math.max(capacity, all ? history / 4 : history)];
        Arrays.fill(values, Double.NaN);
        block = history == 0 ? values : new double[capacity];
    }

    int history() {
        return history;
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

    /** Forgets all rows: the block's first row stands at the beginning. */
    void reset() {
        start = 0;
    }

    /** Makes the row after the block's {@code passed} rows its first, and room for {@code more} rows there. */
    void advance(int passed, int more) {
        int next = start + passed;
        if (history == 0) {
            start = 0;
        } else if (history + next + more <= values.length) {
            start = next;
        } else {
            System.arraycopy(values, next, values, 0, history);
            start = 0;
        }
    }

    /** Computes the rows from {@code first}, counted from the block's first, which is the bars' row {@code from}. */
    void fill(BarRows bars, int from, int first, int rows, double[][] scratch) {
        int at = indexOf(first);
        current = at == 0 ? values : block;
        currentFirst = first;
        formula.fill(bars, from, first, rows, scratch, current);
        if (at != 0) {
            System.arraycopy(current, 0, values, at, rows);
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

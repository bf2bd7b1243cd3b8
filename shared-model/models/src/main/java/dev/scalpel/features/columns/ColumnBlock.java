package dev.scalpel.features.columns;

import dev.scalpel.market.Minutes;
import java.util.Arrays;

/**
 * Computes the columns of a plan over consecutive rows. The rows after those at hand are computed alone, since every
 * column keeps what later rows read of it; a row's value does not depend on which rows were computed with it. Not
 * thread-safe.
 */
public final class ColumnBlock {

    private final int capacity;
    private final Column[] columns;
    private final ColumnView[] outputs;
    private final double[][] outputRows;
    private final double[][] outputScratch;
    private final int reach;
    private final double[][] scratch;
    private final double[] compared;
    private int rows;
    private long lastOpenTime;

    private ColumnBlock(Columns plan, int capacity, boolean anew) {
        this.capacity = capacity;
        columns = plan.read().toArray(Column[]::new);
        outputs = plan.outputs().toArray(ColumnView[]::new);
        reach = Arrays.stream(columns).mapToInt(Column::reach).max().orElse(0);
        for (Column column : columns) {
            column.allocate(capacity, anew);
        }
        scratch = scratch(anew);
        outputRows = new double[outputs.length][];
        outputScratch = new double[outputs.length][];
        Arrays.setAll(outputScratch, output -> new double[outputs[output].back() == 0 ? 0 : capacity]);
        compared = new double[anew ? reach : 0];
    }

    private double[][] scratch(boolean anew) {
        int sources = 0;
        int length = capacity;
        for (Column column : columns) {
            if (column.formula() instanceof ColumnFormula.SameRows formula) {
                sources = Math.max(sources, formula.sources().size());
                length = Math.max(length, anew ? column.reach() + 1 : 0);
            }
        }
        return new double[sources][length];
    }

    /**
     * Goes through rows in order, by {@link #advance}.
     *
     * @param capacity the most rows at once
     */
    public static ColumnBlock fromStart(Columns plan, int capacity) {
        return new ColumnBlock(plan, capacity, false);
    }

    /**
     * Computes the newest row of a series, by {@link #loadNewest}.
     *
     * @param capacity how many rows later than the one before a row may be and still continue it
     */
    public static ColumnBlock ofNewest(Columns plan, int capacity) {
        return new ColumnBlock(plan, capacity, true);
    }

    /** How many rows before a row its outputs depend on. */
    public int reach() {
        return reach;
    }

    /** Replaces the content by the rows {@code from} (inclusive) to {@code to} (exclusive), which follow those at hand. */
    public void advance(BarRows bars, int from, int to) {
        if (to - from > capacity) {
            throw new IllegalArgumentException(to - from + " rows in a block of " + capacity);
        }
        int passed = rows;
        rows = to - from;
        for (Column column : columns) {
            column.advance(passed, rows);
            column.fill(bars, from, 0, rows, scratch);
        }
        lastOpenTime = rows == 0 ? 0 : bars.openTime(to - 1);
        for (int output = 0; output < outputs.length; output++) {
            outputRows[output] = outputs[output].rows(0, rows, outputScratch[output]);
        }
    }

    /**
     * Loads the newest row, computing only the rows after those at hand where the bars before are the same, bit for bit.
     *
     * @param tail its last {@link #reach()} and one rows are consecutive minutes
     */
    public void loadNewest(BarRows tail) {
        int end = tail.size();
        long later = rows == 0 ? 0 : Minutes.between(lastOpenTime, tail.openTime(end - 1));
        if (later > 0 && later <= Math.min(capacity, end - 1) && continues(tail, end - (int) later)) {
            advance(tail, end - (int) later, end);
        } else {
            loadAnew(tail);
        }
    }

    private void loadAnew(BarRows tail) {
        int newest = tail.size() - 1;
        rows = 1;
        for (Column column : columns) {
            column.reset();
            column.fill(tail, newest, -column.history(), column.history() + 1, scratch);
        }
        lastOpenTime = tail.openTime(newest);
    }

    /** Whether the rows before {@code from}, as far as any column reads them, are those at hand. */
    private boolean continues(BarRows bars, int from) {
        for (Column column : columns) {
            if (column.formula() instanceof ColumnFormula.Read formula && !formula.ofTimes()) {
                int history = column.history();
                int at = column.indexOf(rows - history);
                formula.read(bars, from - history, history, compared);
                if (!Arrays.equals(column.values(), at, at + history, compared, 0, history)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** One output's rows, from index 0; valid until the next call of {@link #advance}. */
    public double[] output(int output) {
        return outputRows[output];
    }

    /** Sets each row of {@code out} to 0 where all outputs are finite, else to NaN. */
    public void checkFinite(double[] out) {
        RowMajor.checkFinite(outputRows, rows, out);
    }

    /** Copies the rows {@code from} to {@code to}, each with all outputs in order, to {@code target[at]} and the following. */
    public void copyRows(int from, int to, double[] target, int at) {
        RowMajor.copy(outputRows, from, to, target, at);
    }

    /** One output at the last row. */
    public double newest(int output) {
        ColumnView view = outputs[output];
        return view.column().values()[view.column().indexOf(rows - 1 - view.back())];
    }
}

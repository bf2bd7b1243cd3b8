package dev.scalpel.features.columns;

import dev.scalpel.features.columns.ColumnFormula.SameRows;
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
    private int rows;

    /** @param capacity the most rows at once */
    public ColumnBlock(Columns plan, int capacity) {
        this.capacity = capacity;
        columns = plan.read().toArray(Column[]::new);
        outputs = plan.outputs().toArray(ColumnView[]::new);
        reach = Arrays.stream(columns).mapToInt(Column::reach).max().orElse(0);
        for (Column column : columns) {
            column.allocate(capacity);
        }
        scratch = new double[SameRows.mostSources(columns)][capacity];
        outputRows = new double[outputs.length][];
        outputScratch = new double[outputs.length][];
        Arrays.setAll(outputScratch, output -> new double[outputs[output].back() == 0 ? 0 : capacity]);
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
        for (int output = 0; output < outputs.length; output++) {
            outputRows[output] = outputs[output].rows(0, rows, outputScratch[output]);
        }
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
}

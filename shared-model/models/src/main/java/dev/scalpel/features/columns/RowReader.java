package dev.scalpel.features.columns;

/** Reads a column's rows from the bars. */
@FunctionalInterface
interface RowReader {

    /** Copies the rows from {@code from}, which may be negative, to the start of {@code out}. */
    void read(BarRows bars, int from, int rows, double[] out);
}

package dev.scalpel.features.columns;

/**
 * Computes a column's rows from the same rows of its sources. Arrays that are read and written at the same index are what
 * the compiler turns into vector instructions.
 */
@FunctionalInterface
public interface ColumnKernel {

    /**
     * Fills {@code out[0]} to {@code out[rows - 1]}.
     *
     * @param in an array for each source, whose row 0 stands at index 0; every shift is already applied
     */
    void fill(double[][] in, double[] out, int rows);
}

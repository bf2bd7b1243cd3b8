package dev.scalpel.features.columns;

/** Computes a column's rows. Each kernel has a loop of its own, which the compiler can turn into vector instructions. */
@FunctionalInterface
public interface ColumnKernel {

    /**
     * Fills {@code out[0]} to {@code out[rows - 1]}.
     *
     * @param in an array a source, whose row 0 stands at the index of the source's past; every shift is already applied
     */
    void fill(double[][] in, double[] out, int rows);
}

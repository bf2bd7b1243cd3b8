package dev.scalpel.features.columns;

/** Computes a column's rows from its sources' rows and those before them, each wherever it stands. */
@FunctionalInterface
public interface PastKernel {

    /**
     * Fills {@code out[0]} to {@code out[rows - 1]}.
     *
     * @param in an array for each source
     * @param at where row 0 stands in each array; as many rows before it are there as the source's past
     */
    void fill(double[][] in, int[] at, double[] out, int rows);
}

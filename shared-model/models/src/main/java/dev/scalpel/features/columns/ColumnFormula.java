package dev.scalpel.features.columns;

import java.util.List;

/** Where a column's rows come from. The arrays that a kernel is given are kept only to be reused. */
sealed interface ColumnFormula {

    List<ColumnView> sources();

    /** Whether it needs its sources' rows where they stand, in one array each. */
    default boolean readsInPlace() {
        return false;
    }

    /**
     * Computes the rows from {@code first}, counted from the block's first, which is the bars' row {@code from}.
     *
     * @param scratch for each source an array that takes the rows
     */
    void fill(BarRows bars, int from, int first, int rows, double[][] scratch, double[] out);

    /** What the bars hold, or what their times say. */
    final class Read implements ColumnFormula {

        private final RowReader reader;

        Read(RowReader reader) {
            this.reader = reader;
        }

        @Override
        public List<ColumnView> sources() {
            return List.of();
        }

        @Override
        public void fill(BarRows bars, int from, int first, int rows, double[][] scratch, double[] out) {
            reader.read(bars, from + first, rows, out);
        }
    }

    /** Computed from the same rows of the sources. */
    final class SameRows implements ColumnFormula {

        private final ColumnKernel kernel;
        private final ColumnView[] sources;
        private final double[][] in;

        SameRows(ColumnKernel kernel, ColumnView... sources) {
            this.kernel = kernel;
            this.sources = sources.clone();
            in = new double[sources.length][];
        }

        /** Of how many sources one of these columns copies rows at once. */
        static int mostSources(Column[] columns) {
            int most = 0;
            for (Column column : columns) {
                most = column.formula() instanceof SameRows formula ? Math.max(most, formula.in.length) : most;
            }
            return most;
        }

        @Override
        public List<ColumnView> sources() {
            return List.of(sources);
        }

        @Override
        public void fill(BarRows bars, int from, int first, int rows, double[][] scratch, double[] out) {
            for (int source = 0; source < in.length; source++) {
                in[source] = sources[source].rows(first, rows, scratch[source]);
            }
            kernel.fill(in, out, rows);
        }
    }

    /** Computed from the sources' rows and those before, where they stand. */
    final class Past implements ColumnFormula {

        private final PastKernel kernel;
        private final ColumnView[] sources;
        private final double[][] in;
        private final int[] at;

        Past(PastKernel kernel, ColumnView... sources) {
            this.kernel = kernel;
            this.sources = sources.clone();
            in = new double[sources.length][];
            at = new int[sources.length];
        }

        @Override
        public List<ColumnView> sources() {
            return List.of(sources);
        }

        @Override
        public boolean readsInPlace() {
            return true;
        }

        @Override
        public void fill(BarRows bars, int from, int first, int rows, double[][] scratch, double[] out) {
            for (int source = 0; source < in.length; source++) {
                Column column = sources[source].column();
                in[source] = column.values();
                at[source] = column.indexOf(first - sources[source].back());
            }
            kernel.fill(in, at, out, rows);
        }
    }
}

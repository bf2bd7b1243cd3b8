package dev.scalpel.features.columns;

import java.util.Arrays;
import java.util.List;

/**
 * One column of a {@link ColumnBlock}: the block's rows and those before them that another column reads. Where it stands
 * in its array moves with the block, so that rows once computed need not be copied for every new row.
 */
final class Column {

    private final String name;
    private final ColumnKernel kernel;
    private final List<ColumnView> sources;
    private int reach = -1;
    private int read;
    private int history;
    private int start;
    private double[] values = new double[0];
    /** What the kernel reads; a field only to be reused. */
    private final double[][] in;

    Column(String name, ColumnKernel kernel, List<ColumnView> sources) {
        this.name = name;
        this.kernel = kernel;
        this.sources = sources;
        this.in = new double[sources.size()][];
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
            for (ColumnView source : sources) {
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

    /** Computes the rows from {@code first} from the sources' rows. */
    void fill(int first, int rows, double[][] scratch, double[] out) {
        for (int source = 0; source < in.length; source++) {
            in[source] = sources.get(source).read(first, rows, scratch[source]);
        }
        int at = indexOf(first);
        if (at == 0) {
            kernel.fill(in, values, rows);
        } else {
            kernel.fill(in, out, rows);
            System.arraycopy(out, 0, values, at, rows);
        }
    }

    List<ColumnView> sources() {
        return sources;
    }

    @Override
    public String toString() {
        return name + ", read " + reach + " rows back";
    }
}

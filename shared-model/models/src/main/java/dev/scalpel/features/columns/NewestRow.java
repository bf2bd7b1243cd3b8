package dev.scalpel.features.columns;

import dev.scalpel.features.columns.ColumnFormula.SameRows;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Computes the newest row of a plan alone: of each column the rows that it depends on, wherever they lie in the past, and few
 * others. Nothing of one call is read in the next; the arrays are used again. Not thread-safe.
 */
public final class NewestRow {

    /** Rows in a shorter gap are computed too, which takes less time than to begin again after it. */
    private static final int SHORT_GAP = 64;

    private final Column[] columns;
    /** By column, for each run of its rows: how far back the oldest lies, and how many there are. */
    private final int[][] runs;

    private final ColumnView[] outputs;
    private final double[][] scratch;

    public NewestRow(Columns plan) {
        columns = plan.read().toArray(Column[]::new);
        outputs = plan.outputs().toArray(ColumnView[]::new);
        runs = runs();
        int longest = 1;
        for (int column = 0; column < columns.length; column++) {
            int consecutive = 1;
            for (int run = 1; run < runs[column].length; run += 2) {
                consecutive = Math.max(consecutive, runs[column][run]);
            }
            columns[column].allocateAlone(runs[column][0], consecutive);
            longest = Math.max(longest, consecutive);
        }
        scratch = new double[SameRows.mostSources(columns)][longest];
    }

    /** From what is made of others to its sources, so that all that read a column have been there before it. */
    private int[][] runs() {
        IdentityHashMap<Column, BitSet> needed = new IdentityHashMap<>();
        for (Column column : columns) {
            needed.put(column, new BitSet());
        }
        for (ColumnView output : outputs) {
            of(output, needed).set(output.back());
        }
        int[][] all = new int[columns.length][];
        for (int column = columns.length - 1; column >= 0; column--) {
            all[column] = runs(of(ColumnView.of(columns[column]), needed));
            List<ColumnView> sources = columns[column].formula().sources();
            for (int run = 0; run < all[column].length; run += 2) {
                int oldest = all[column][run];
                for (ColumnView source : sources) {
                    addRun(source, oldest, all[column][run + 1], of(source, needed));
                }
            }
        }
        return all;
    }

    private static BitSet of(ColumnView view, Map<Column, BitSet> needed) {
        BitSet rows = needed.get(view.column());
        if (rows == null) {
            throw new IllegalStateException("not among the columns that are read: " + view.column());
        }
        return rows;
    }

    /** Adds what the rows of a run read. */
    private static void addRun(ColumnView source, int oldest, int rows, BitSet needed) {
        int newest = oldest - rows + 1;
        for (int past = 0; past <= source.past(); past += source.step()) {
            needed.set(newest + source.back() + past, oldest + source.back() + past + 1);
        }
    }

    /** From the oldest to the newest. */
    private static int[] runs(BitSet rows) {
        int end = rows.nextClearBit(rows.nextSetBit(0));
        while (end < rows.length()) {
            int next = rows.nextSetBit(end);
            if (next - end < SHORT_GAP) {
                rows.set(end, next);
            }
            end = rows.nextClearBit(next);
        }
        IntStream.Builder found = IntStream.builder();
        int oldest = rows.length() - 1;
        while (oldest >= 0) {
            int before = rows.previousClearBit(oldest);
            found.add(oldest).add(oldest - before);
            oldest = before < 0 ? before : rows.previousSetBit(before);
        }
        return found.build().toArray();
    }

    /** The outputs at the last of these rows, in order; those that it depends on must be consecutive minutes. */
    public double[] of(BarRows bars) {
        int newest = bars.size() - 1;
        for (int column = 0; column < columns.length; column++) {
            int[] all = runs[column];
            for (int run = 0; run < all.length; run += 2) {
                columns[column].fill(bars, newest, -all[run], all[run + 1], scratch);
            }
        }
        double[] values = new double[outputs.length];
        for (int output = 0; output < values.length; output++) {
            Column column = outputs[output].column();
            values[output] = column.values()[column.indexOf(-outputs[output].back())];
        }
        return values;
    }
}

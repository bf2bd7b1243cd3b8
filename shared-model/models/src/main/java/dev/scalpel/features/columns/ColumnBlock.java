package dev.scalpel.features.columns;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Computes the columns of a plan over consecutive rows. The rows after those at hand are computed alone, since every
 * column keeps what later rows read of it; a row's value does not depend on which rows were computed with it. Not
 * thread-safe.
 */
public final class ColumnBlock {

    private final int capacity;
    private final Map<BarQuantity, Column> loaded;
    private final List<Column> derived;
    private final List<ColumnView> outputs;
    private final int reach;
    private final double[][] scratch;
    private final double[] computed;
    private int rows;
    private long lastOpenTime;

    private ColumnBlock(Columns columns, int capacity, boolean anew) {
        this.capacity = capacity;
        loaded = columns.loaded();
        derived = columns.derived();
        outputs = List.copyOf(columns.outputs());
        reach = loaded.values().stream().mapToInt(Column::reach).max().orElse(0);
        Stream.concat(loaded.values().stream(), derived.stream()).forEach(column -> column.allocate(capacity, anew));
        scratch = scratch(anew ? Column::reach : column -> 0);
        computed = new double[longest(anew) + capacity];
    }

    /** For each source of a column an array as long as any column's, by the rows that a column computes before the block. */
    private double[][] scratch(ToIntFunction<Column> before) {
        List<Integer> lengths = new ArrayList<>();
        for (Column column : derived) {
            List<ColumnView> sources = column.sources();
            for (int source = 0; source < sources.size(); source++) {
                int length = before.applyAsInt(column) + sources.get(source).past() + capacity;
                if (source == lengths.size()) {
                    lengths.add(length);
                } else {
                    lengths.set(source, Math.max(lengths.get(source), length));
                }
            }
        }
        return lengths.stream().map(double[]::new).toArray(double[][]::new);
    }

    private int longest(boolean anew) {
        int ofOutputs = outputs.stream().mapToInt(ColumnView::past).max().orElse(0);
        return anew ? Math.max(reach, ofOutputs) : ofOutputs;
    }

    /**
     * Goes through a series from its first row, by {@link #advance}.
     *
     * @param capacity the most rows at once
     */
    public static ColumnBlock fromStart(Columns columns, int capacity) {
        return new ColumnBlock(columns, capacity, false);
    }

    /**
     * Computes the newest row of a series, by {@link #loadNewest}.
     *
     * @param capacity how many rows later than the one before a row may be and still continue it
     */
    public static ColumnBlock ofNewest(Columns columns, int capacity) {
        return new ColumnBlock(columns, capacity, true);
    }

    /** How many rows before a row its outputs depend on. */
    public int reach() {
        return reach;
    }

    /** Replaces the content by the rows {@code from} (inclusive) to {@code to} (exclusive), which follow those at hand. */
    public void advance(BarSeries bars, Optional<BarSeries> reference, int from, int to) {
        if (to - from > capacity) {
            throw new IllegalArgumentException(to - from + " rows in a block of " + capacity);
        }
        BarRows source = new BarRows(bars, reference.orElse(BarSeries.empty()));
        int passed = rows;
        rows = to - from;
        for (Map.Entry<BarQuantity, Column> entry : loaded.entrySet()) {
            Column column = entry.getValue();
            column.advance(passed, rows);
            source.copy(entry.getKey(), from, rows, column.values(), column.indexOf(0));
        }
        for (Column column : derived) {
            column.advance(passed, rows);
            column.fill(0, rows, scratch, computed);
        }
        lastOpenTime = rows == 0 ? 0 : bars.openTime(to - 1);
    }

    /**
     * Loads the newest row, computing only the rows after those at hand where the bars before are the same, bit for bit.
     *
     * @param tail consecutive minutes, at least {@link #reach()} and one
     */
    public void loadNewest(BarSeries tail, Optional<BarSeries> reference) {
        int end = tail.size();
        long later = rows == 0 ? 0 : Minutes.between(lastOpenTime, tail.openTime(end - 1));
        if (later > 0 && later <= Math.min(capacity, end - 1) && continues(tail, reference, end - (int) later)) {
            advance(tail, reference, end - (int) later, end);
        } else {
            loadAnew(tail, reference);
        }
    }

    private void loadAnew(BarSeries tail, Optional<BarSeries> reference) {
        BarRows source = new BarRows(tail, reference.orElse(BarSeries.empty()));
        int newest = tail.size() - 1;
        rows = 1;
        for (Map.Entry<BarQuantity, Column> entry : loaded.entrySet()) {
            Column column = entry.getValue();
            column.reset();
            source.copy(entry.getKey(), newest - column.history(), column.history() + 1, column.values(), 0);
        }
        for (Column column : derived) {
            column.reset();
            column.fill(-column.history(), column.history() + 1, scratch, computed);
        }
        lastOpenTime = tail.openTime(newest);
    }

    /** Whether the rows before {@code from}, as far as any column reads them, are those at hand. */
    private boolean continues(BarSeries bars, Optional<BarSeries> reference, int from) {
        BarRows source = new BarRows(bars, reference.orElse(BarSeries.empty()));
        for (Map.Entry<BarQuantity, Column> entry : loaded.entrySet()) {
            Column column = entry.getValue();
            int history = column.history();
            int at = column.indexOf(rows - history);
            source.copy(entry.getKey(), from - history, history, computed, 0);
            if (!Arrays.equals(column.values(), at, at + history, computed, 0, history)) {
                return false;
            }
        }
        return true;
    }

    /** One output's rows, from index 0; valid until the next call. */
    public double[] output(int output) {
        return outputs.get(output).read(0, rows, computed);
    }

    /** One output at the last row. */
    public double newest(int output) {
        ColumnView view = outputs.get(output);
        return view.column().values()[view.column().indexOf(rows - 1 - view.reach())];
    }
}

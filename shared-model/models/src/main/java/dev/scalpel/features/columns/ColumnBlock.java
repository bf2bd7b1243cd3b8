package dev.scalpel.features.columns;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the columns of a plan over consecutive rows. The rows after those at hand are computed alone, since every
 * column keeps what later rows read of it; a row's value does not depend on which of the two happened. Not thread-safe.
 */
public final class ColumnBlock {

    private final int capacity;
    private final Map<BarQuantity, Column> loaded;
    private final List<Column> derived;
    private final List<ColumnView> outputs;
    private final double[][] scratch;
    private final double[] computed;
    private int rows;
    private long lastOpenTime;

    /** @param capacity the most rows that are loaded at once */
    public ColumnBlock(Columns columns, int capacity) {
        this.capacity = capacity;
        loaded = columns.loaded();
        derived = columns.derived();
        outputs = List.copyOf(columns.outputs());
        int sources = 1;
        int longest = 0;
        for (Column column : derived) {
            column.allocate(capacity);
            sources = Math.max(sources, column.sources().size());
            longest = Math.max(longest, column.history());
            for (ColumnView source : column.sources()) {
                longest = Math.max(longest, column.history() + source.past());
            }
        }
        for (Column column : loaded.values()) {
            column.allocate(capacity);
            longest = Math.max(longest, column.history());
        }
        scratch = new double[sources][longest + capacity];
        computed = new double[longest + capacity];
    }

    /** How many rows before a row the outputs read. */
    public int reach() {
        return loaded.values().stream().mapToInt(Column::history).max().orElse(0);
    }

    /** Replaces the content by the rows {@code from} (inclusive) to {@code to} (exclusive) and what they read. */
    public void load(BarSeries bars, Optional<BarSeries> reference, int from, int to) {
        BarRows source = new BarRows(bars, reference.orElse(BarSeries.empty()));
        begin(to - from);
        for (Map.Entry<BarQuantity, Column> entry : loaded.entrySet()) {
            Column column = entry.getValue();
            column.reset();
            int history = column.history();
            source.copy(entry.getKey(), from - history, history + rows, column.values(), 0);
        }
        for (Column column : derived) {
            column.reset();
            int history = column.history();
            column.fill(-history, history + rows, scratch, computed);
        }
        end(source, to);
    }

    /** Replaces the content by the rows that follow those at hand in the same series. */
    public void advance(BarSeries bars, Optional<BarSeries> reference, int from, int to) {
        BarRows source = new BarRows(bars, reference.orElse(BarSeries.empty()));
        int before = rows;
        begin(to - from);
        for (Map.Entry<BarQuantity, Column> entry : loaded.entrySet()) {
            Column column = entry.getValue();
            column.advance(before, rows);
            source.copy(entry.getKey(), from, rows, column.values(), column.indexOf(0));
        }
        for (Column column : derived) {
            column.advance(before, rows);
            column.fill(0, rows, scratch, computed);
        }
        end(source, to);
    }

    /**
     * Loads the newest row, computing only the rows after those at hand where they continue the same bars, bit for bit.
     *
     * @param tail consecutive minutes, at least {@link #reach()} and one
     */
    public void loadNewest(BarSeries tail, Optional<BarSeries> reference) {
        int end = tail.size();
        long minutes = rows == 0 ? 0 : Minutes.between(lastOpenTime, tail.openTime(end - 1));
        if (minutes > 0 && minutes <= capacity && minutes < end && continues(tail, reference, end - (int) minutes)) {
            advance(tail, reference, end - (int) minutes, end);
        } else {
            load(tail, reference, end - 1, end);
        }
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

    /** Copies one output's rows. */
    public void copyOutput(int output, double[] target, int at) {
        ColumnView view = outputs.get(output);
        System.arraycopy(view.column().values(), view.column().indexOf(-view.reach()), target, at, rows);
    }

    /** One output at the last row. */
    public double newest(int output) {
        ColumnView view = outputs.get(output);
        return view.column().values()[view.column().indexOf(rows - 1 - view.reach())];
    }

    private void begin(int more) {
        if (more > capacity) {
            throw new IllegalArgumentException(more + " rows in a block of " + capacity);
        }
        rows = more;
    }

    private void end(BarRows source, int to) {
        lastOpenTime = rows == 0 ? 0 : source.openTime(to - 1);
    }
}

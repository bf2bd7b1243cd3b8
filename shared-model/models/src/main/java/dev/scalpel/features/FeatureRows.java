package dev.scalpel.features;

import dev.scalpel.features.columns.BarRows;
import dev.scalpel.features.columns.ColumnBlock;
import dev.scalpel.market.BarSeries;
import java.util.Arrays;
import java.util.Objects;

/**
 * Goes through the features of consecutive bars block by block, so that a long series needs no memory for all of them: the
 * rows of {@link FeatureSet#compute}, bit for bit. Begin with {@link #next()}. Not thread-safe; several threads may each go
 * through a part.
 */
public final class FeatureRows {

    /** So many rows at once: their columns stay in the processor's cache. */
    public static final int BLOCK_ROWS = 256;

    private final int columns;
    private final BarSeries bars;
    private final int to;
    private final BarRows minutes;
    private final ColumnBlock block;
    private final AvailabilityScan scan;
    private final double[] finite = new double[BLOCK_ROWS];
    private final boolean[] available = new boolean[BLOCK_ROWS];
    private double[] values = new double[0];
    /** The minutes up to here are computed. */
    private int minute;

    private int first;
    private int end;

    FeatureRows(
            int columns, BarSeries bars, int from, int to, BarRows minutes, ColumnBlock block, AvailabilityScan scan) {
        this.columns = columns;
        this.bars = bars;
        this.to = to;
        this.minutes = minutes;
        this.block = block;
        this.scan = scan;
        first = from;
        end = from;
        if (from < to) {
            int start = minutes.rowOf(from);
            minute = Math.max(0, start - block.reach());
            while (minute < start) {
                advance(start);
            }
        }
    }

    /** Goes on to the next block; false when there is none. */
    public boolean next() {
        int size = Math.min(BLOCK_ROWS, to - end) * columns;
        return next(values.length == size ? values : new double[size]);
    }

    /** Goes on to the next block and puts its values into this array, which is as long. */
    boolean next(double[] target) {
        if (end == to) {
            return false;
        }
        values = target;
        first = end;
        end = Math.min(to, first + BLOCK_ROWS);
        int last = minutes.rowOf(end - 1) + 1;
        for (int row = 0; minute < last; ) {
            row = copyBars(advance(last), row);
        }
        return true;
    }

    /** Computes the next minutes, at most to {@code last}, and returns the first of them. */
    private int advance(int last) {
        int from = minute;
        minute = Math.min(last, from + BLOCK_ROWS);
        block.advance(minutes, from, minute);
        return from;
    }

    /** Copies the computed minutes that have a bar from the block's {@code row} on, and returns the row after them. */
    private int copyBars(int from, int row) {
        block.checkFinite(finite);
        int next = row;
        for (int at = from; at < minute; ) {
            int present = minutes.barsFrom(at, minute);
            block.copyRows(at - from, at - from + present, values, next * columns);
            for (int i = 0; i < present; i++, next++) {
                available[next] = scan.isComplete(first + next) && finite[at - from + i] == 0;
                if (!available[next]) {
                    Arrays.fill(values, next * columns, (next + 1) * columns, Double.NaN);
                }
            }
            at += Math.max(1, present);
        }
        return next;
    }

    /** The bar of the block's first row. */
    public int first() {
        return first;
    }

    /** The bar after the block's last row. */
    public int end() {
        return end;
    }

    /** How many rows the block has. */
    public int size() {
        return end - first;
    }

    /** Epoch milliseconds at which the bar of the block's row opened; the values are known a minute later, at its close. */
    public long openTime(int row) {
        return bars.openTime(first + Objects.checkIndex(row, size()));
    }

    /** Whether the block's row has values. */
    public boolean available(int row) {
        return available[Objects.checkIndex(row, size())];
    }

    /** The block's rows one after the other, NaN where not available; valid until the next block. */
    public double[] values() {
        return values;
    }

    /** Copies the values of the block's row to {@code target}, starting at {@code offset}. */
    public void copyRow(int row, double[] target, int offset) {
        System.arraycopy(values, Objects.checkIndex(row, size()) * columns, target, offset, columns);
    }
}

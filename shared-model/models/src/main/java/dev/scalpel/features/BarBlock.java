package dev.scalpel.features;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Consecutive rows as columns of primitives, with everything that features share computed once. One block is reused for
 * a whole series, batch by batch; a tail of bars is a block of its own. Not thread-safe.
 */
final class BarBlock {

    private static final int MINUTES_OF_WEEK = 10_080;
    /** The epoch began on a Thursday; the week begins on Monday. */
    private static final long EPOCH_TO_MONDAY = 3 * Minutes.PER_DAY;

    private final int capacity;
    private final int[] minuteOfWeek;
    private final RunLengths runs;
    private final Map<BarQuantity, double[]> columns = new EnumMap<>(BarQuantity.class);
    private final ColumnCache means = new ColumnCache();
    private final ColumnCache squares = new ColumnCache();
    private final ColumnCache highest = new ColumnCache();
    private final ColumnCache lowest = new ColumnCache();
    private final List<ColumnCache> caches = List.of(means, squares, highest, lowest);
    private final Deque<double[]> spare = new ArrayDeque<>();
    private int rows;

    BarBlock(int capacity) {
        this.capacity = capacity;
        this.minuteOfWeek = new int[capacity];
        this.runs = new RunLengths(capacity);
    }

    /** Replaces the content by the rows {@code from} (inclusive) to {@code to} (exclusive). */
    void load(BarSeries bars, Optional<BarSeries> reference, int from, int to) {
        spare.addAll(columns.values());
        columns.clear();
        caches.forEach(cache -> cache.releaseTo(spare));
        rows = to - from;
        double[] open = loaded(BarQuantity.OPEN);
        double[] high = loaded(BarQuantity.HIGH);
        double[] low = loaded(BarQuantity.LOW);
        double[] close = loaded(BarQuantity.CLOSE);
        double[] volume = loaded(BarQuantity.VOLUME);
        double[] trades = loaded(BarQuantity.TRADES);
        double[] takerBuyVolume = loaded(BarQuantity.TAKER_BUY_VOLUME);
        double[] referenceClose = loaded(BarQuantity.REFERENCE_CLOSE);
        for (int row = 0; row < rows; row++) {
            int source = from + row;
            open[row] = bars.open(source);
            high[row] = bars.high(source);
            low[row] = bars.low(source);
            close[row] = bars.close(source);
            volume[row] = bars.volume(source);
            trades[row] = bars.trades(source);
            takerBuyVolume[row] = bars.takerBuyVolume(source);
            minuteOfWeek[row] = minuteOfWeek(bars.openTime(source));
        }
        align(bars, reference.orElse(BarSeries.empty()), from, referenceClose);
        runs.count(bars, from, rows, trades, takerBuyVolume, referenceClose);
    }

    int rows() {
        return rows;
    }

    RunLengths runs() {
        return runs;
    }

    /** Minutes since Monday 00:00 UTC at which each row's bar opened. */
    int[] minuteOfWeek() {
        return minuteOfWeek;
    }

    double[] of(BarQuantity quantity) {
        double[] known = columns.get(quantity);
        if (known != null) {
            return known;
        }
        double[] column = newColumn();
        quantity.fill(this, column);
        columns.put(quantity, column);
        return column;
    }

    /** The mean over the last {@code length} rows including this one; exact where the values are constant. */
    double[] mean(BarQuantity quantity, int length) {
        if (length == 1) {
            return of(quantity);
        }
        return columnOf(means, quantity, length, out -> {
            int near = RollingWindows.nearLength(length);
            int far = length - near;
            RollingWindows.combineMeans(near, mean(quantity, near), far, mean(quantity, far), out, rows);
        });
    }

    /** The sum of squared deviations from the window's mean; exactly 0 where the window is constant. */
    double[] squares(BarQuantity quantity, int length) {
        return columnOf(squares, quantity, length, out -> {
            if (length == 1) {
                Arrays.fill(out, 0, rows, 0);
                return;
            }
            int near = RollingWindows.nearLength(length);
            int far = length - near;
            RollingWindows.combineSquares(
                    new RollingWindows.Moments(near, mean(quantity, near), squares(quantity, near)),
                    new RollingWindows.Moments(far, mean(quantity, far), squares(quantity, far)),
                    out,
                    rows);
        });
    }

    double[] highest(BarQuantity quantity, int length) {
        if (length == 1) {
            return of(quantity);
        }
        return columnOf(highest, quantity, length, out -> {
            int part = RollingWindows.partLength(length);
            RollingWindows.highest(highest(quantity, part), length - part, out, rows);
        });
    }

    double[] lowest(BarQuantity quantity, int length) {
        if (length == 1) {
            return of(quantity);
        }
        return columnOf(lowest, quantity, length, out -> {
            int part = RollingWindows.partLength(length);
            RollingWindows.lowest(lowest(quantity, part), length - part, out, rows);
        });
    }

    private double[] columnOf(ColumnCache cache, BarQuantity quantity, int length, Consumer<double[]> fill) {
        double[] known = cache.find(quantity, length);
        if (known != null) {
            return known;
        }
        double[] column = newColumn();
        fill.accept(column);
        cache.put(quantity, length, column);
        return column;
    }

    private double[] loaded(BarQuantity quantity) {
        double[] column = newColumn();
        columns.put(quantity, column);
        return column;
    }

    private static int minuteOfWeek(long openTime) {
        long minute = Minutes.between(0, openTime) + EPOCH_TO_MONDAY;
        return (int) Math.floorMod(minute, (long) MINUTES_OF_WEEK);
    }

    private double[] newColumn() {
        double[] column = spare.poll();
        return column != null ? column : new double[capacity];
    }

    private void align(BarSeries bars, BarSeries reference, int from, double[] out) {
        int other = rows == 0 ? 0 : reference.firstRowFrom(bars.openTime(from));
        for (int row = 0; row < rows; row++) {
            long openTime = bars.openTime(from + row);
            while (other < reference.size() && reference.openTime(other) < openTime) {
                other++;
            }
            boolean present = other < reference.size() && reference.openTime(other) == openTime;
            out[row] = present ? reference.close(other) : Double.NaN;
        }
    }
}

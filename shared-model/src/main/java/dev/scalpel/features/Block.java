package dev.scalpel.features;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run of neighbouring rows as columns of primitives, with everything that features share worked out once. One block
 * serves a whole series piece by piece; a tail of bars is a block of its own. Not for two threads at a time.
 */
final class Block {

    private static final int MINUTES_OF_WEEK = 10_080;
    /** The epoch began on a Thursday; the week begins on Monday. */
    private static final long EPOCH_TO_MONDAY = 3 * Minutes.PER_DAY;

    private enum Window {
        NONE,
        MEAN,
        SQUARES,
        HIGHEST,
        LOWEST
    }

    private record Key(Window window, Quantity quantity, int length) {}

    private final int capacity;
    private final int[] minuteOfWeek;
    private final Runs runs;
    private final Map<Key, double[]> columns = new HashMap<>();
    private final Deque<double[]> spare = new ArrayDeque<>();
    private int rows;

    Block(int capacity) {
        this.capacity = capacity;
        this.minuteOfWeek = new int[capacity];
        this.runs = new Runs(capacity);
    }

    /** Forgets what it held and takes the rows {@code from} (inclusive) to {@code to} (exclusive). */
    void load(BarSeries bars, Optional<BarSeries> reference, int from, int to) {
        spare.addAll(columns.values());
        columns.clear();
        rows = to - from;
        double[] open = loaded(Quantity.OPEN);
        double[] high = loaded(Quantity.HIGH);
        double[] low = loaded(Quantity.LOW);
        double[] close = loaded(Quantity.CLOSE);
        double[] volume = loaded(Quantity.VOLUME);
        double[] trades = loaded(Quantity.TRADES);
        double[] takerBuyVolume = loaded(Quantity.TAKER_BUY_VOLUME);
        double[] referenceClose = loaded(Quantity.REFERENCE_CLOSE);
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

    Runs runs() {
        return runs;
    }

    /** Minutes since Monday 00:00 UTC at which each row's bar opened. */
    int[] minuteOfWeek() {
        return minuteOfWeek;
    }

    double[] of(Quantity quantity) {
        Key key = new Key(Window.NONE, quantity, 1);
        double[] known = columns.get(key);
        if (known != null) {
            return known;
        }
        double[] column = blank();
        quantity.fill(this, column);
        columns.put(key, column);
        return column;
    }

    /** The mean over the last {@code length} rows, this one included; exactly the value where it is constant. */
    double[] mean(Quantity quantity, int length) {
        if (length == 1) {
            return of(quantity);
        }
        return columnOf(Window.MEAN, quantity, length, (out, longest) -> {
            int near = longest == length ? length / 2 : longest;
            int far = length - near;
            Windows.combineMeans(near, mean(quantity, near), far, mean(quantity, far), out, rows);
        });
    }

    /** The sum of squared distances from the window's own mean; exactly 0 where the window is constant. */
    double[] squares(Quantity quantity, int length) {
        return columnOf(Window.SQUARES, quantity, length, (out, longest) -> {
            if (length == 1) {
                Arrays.fill(out, 0, rows, 0);
                return;
            }
            int near = longest == length ? length / 2 : longest;
            int far = length - near;
            Windows.combineSquares(
                    new Windows.Moments(near, mean(quantity, near), squares(quantity, near)),
                    new Windows.Moments(far, mean(quantity, far), squares(quantity, far)),
                    out,
                    rows);
        });
    }

    double[] highest(Quantity quantity, int length) {
        if (length == 1) {
            return of(quantity);
        }
        return columnOf(Window.HIGHEST, quantity, length, (out, longest) -> {
            int part = longest == length ? length / 2 : longest;
            Windows.highest(highest(quantity, part), length - part, out, rows);
        });
    }

    double[] lowest(Quantity quantity, int length) {
        if (length == 1) {
            return of(quantity);
        }
        return columnOf(Window.LOWEST, quantity, length, (out, longest) -> {
            int part = longest == length ? length / 2 : longest;
            Windows.lowest(lowest(quantity, part), length - part, out, rows);
        });
    }

    private interface Filling {
        /** Fills {@code out}, given the longest power of two that is not above the length. */
        void fill(double[] out, int longest);
    }

    private double[] columnOf(Window window, Quantity quantity, int length, Filling filling) {
        Key key = new Key(window, quantity, length);
        double[] known = columns.get(key);
        if (known != null) {
            return known;
        }
        double[] column = blank();
        filling.fill(column, Integer.highestOneBit(length));
        columns.put(key, column);
        return column;
    }

    private double[] loaded(Quantity quantity) {
        double[] column = blank();
        columns.put(new Key(Window.NONE, quantity, 1), column);
        return column;
    }

    private static int minuteOfWeek(long openTime) {
        long minute = Minutes.between(0, openTime) + EPOCH_TO_MONDAY;
        return (int) Math.floorMod(minute, (long) MINUTES_OF_WEEK);
    }

    private double[] blank() {
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

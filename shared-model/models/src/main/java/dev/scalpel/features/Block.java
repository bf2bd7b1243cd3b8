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
 * A run of neighbouring rows as columns of primitives, with everything that features share worked out once. One block
 * serves a whole series piece by piece; a tail of bars is a block of its own. Not for two threads at a time.
 */
final class Block {

    private static final int MINUTES_OF_WEEK = 10_080;
    /** The epoch began on a Thursday; the week begins on Monday. */
    private static final long EPOCH_TO_MONDAY = 3 * Minutes.PER_DAY;

    private final int capacity;
    private final int[] minuteOfWeek;
    private final Runs runs;
    private final Map<Quantity, double[]> columns = new EnumMap<>(Quantity.class);
    private final Shelf means = new Shelf();
    private final Shelf squares = new Shelf();
    private final Shelf highest = new Shelf();
    private final Shelf lowest = new Shelf();
    private final List<Shelf> shelves = List.of(means, squares, highest, lowest);
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
        shelves.forEach(shelf -> shelf.emptyInto(spare));
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
        double[] known = columns.get(quantity);
        if (known != null) {
            return known;
        }
        double[] column = blank();
        quantity.fill(this, column);
        columns.put(quantity, column);
        return column;
    }

    /** The mean over the last {@code length} rows, this one included; exactly the value where it is constant. */
    double[] mean(Quantity quantity, int length) {
        if (length == 1) {
            return of(quantity);
        }
        return columnOf(means, quantity, length, out -> {
            int near = Windows.nearLength(length);
            int far = length - near;
            Windows.combineMeans(near, mean(quantity, near), far, mean(quantity, far), out, rows);
        });
    }

    /** The sum of squared distances from the window's own mean; exactly 0 where the window is constant. */
    double[] squares(Quantity quantity, int length) {
        return columnOf(squares, quantity, length, out -> {
            if (length == 1) {
                Arrays.fill(out, 0, rows, 0);
                return;
            }
            int near = Windows.nearLength(length);
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
        return columnOf(highest, quantity, length, out -> {
            int part = Windows.partLength(length);
            Windows.highest(highest(quantity, part), length - part, out, rows);
        });
    }

    double[] lowest(Quantity quantity, int length) {
        if (length == 1) {
            return of(quantity);
        }
        return columnOf(lowest, quantity, length, out -> {
            int part = Windows.partLength(length);
            Windows.lowest(lowest(quantity, part), length - part, out, rows);
        });
    }

    private double[] columnOf(Shelf shelf, Quantity quantity, int length, Consumer<double[]> filling) {
        double[] known = shelf.find(quantity, length);
        if (known != null) {
            return known;
        }
        double[] column = blank();
        filling.accept(column);
        shelf.put(quantity, length, column);
        return column;
    }

    private double[] loaded(Quantity quantity) {
        double[] column = blank();
        columns.put(quantity, column);
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

package dev.scalpel.market;

import java.util.Arrays;

/** The columns behind a {@link BarSeries}, row by row; those of a {@link BarSeries.Builder} grow, a series gets a trimmed copy. */
final class BarColumns {

    private static final int MIN_CAPACITY = 16;

    final long[] openTime;
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;
    final long[] trades;
    final double[] takerBuyVolume;

    BarColumns(int capacity) {
        openTime = new long[capacity];
        open = new double[capacity];
        high = new double[capacity];
        low = new double[capacity];
        close = new double[capacity];
        volume = new double[capacity];
        trades = new long[capacity];
        takerBuyVolume = new double[capacity];
    }

    private BarColumns(BarColumns source, int capacity) {
        openTime = Arrays.copyOf(source.openTime, capacity);
        open = Arrays.copyOf(source.open, capacity);
        high = Arrays.copyOf(source.high, capacity);
        low = Arrays.copyOf(source.low, capacity);
        close = Arrays.copyOf(source.close, capacity);
        volume = Arrays.copyOf(source.volume, capacity);
        trades = Arrays.copyOf(source.trades, capacity);
        takerBuyVolume = Arrays.copyOf(source.takerBuyVolume, capacity);
    }

    int capacity() {
        return openTime.length;
    }

    /** Itself where it is full: then whatever is added makes a longer copy first. */
    BarColumns trimmedTo(int size) {
        return capacity() == size ? this : new BarColumns(this, size);
    }

    BarColumns grown() {
        return new BarColumns(this, Math.max(MIN_CAPACITY, capacity() + (capacity() >> 1)));
    }

    Bar bar(int row) {
        return new Bar(
                openTime[row],
                open[row],
                high[row],
                low[row],
                close[row],
                volume[row],
                trades[row],
                takerBuyVolume[row]);
    }

    void set(
            int row,
            long newOpenTime,
            double newOpen,
            double newHigh,
            double newLow,
            double newClose,
            double newVolume,
            long newTrades,
            double newTakerBuyVolume) {
        openTime[row] = newOpenTime;
        open[row] = newOpen;
        high[row] = newHigh;
        low[row] = newLow;
        close[row] = newClose;
        volume[row] = newVolume;
        trades[row] = newTrades;
        takerBuyVolume[row] = newTakerBuyVolume;
    }

    void copy(BarSeries.Column column, int from, int rows, double[] target, int at) {
        switch (column) {
            case OPEN -> System.arraycopy(open, from, target, at, rows);
            case HIGH -> System.arraycopy(high, from, target, at, rows);
            case LOW -> System.arraycopy(low, from, target, at, rows);
            case CLOSE -> System.arraycopy(close, from, target, at, rows);
            case VOLUME -> System.arraycopy(volume, from, target, at, rows);
            case TAKER_BUY_VOLUME -> System.arraycopy(takerBuyVolume, from, target, at, rows);
            case TRADES -> {
                for (int row = 0; row < rows; row++) {
                    target[at + row] = trades[from + row];
                }
            }
        }
    }

    void copyRows(int row, BarColumns source, int from, int rows) {
        System.arraycopy(source.openTime, from, openTime, row, rows);
        System.arraycopy(source.open, from, open, row, rows);
        System.arraycopy(source.high, from, high, row, rows);
        System.arraycopy(source.low, from, low, row, rows);
        System.arraycopy(source.close, from, close, row, rows);
        System.arraycopy(source.volume, from, volume, row, rows);
        System.arraycopy(source.trades, from, trades, row, rows);
        System.arraycopy(source.takerBuyVolume, from, takerBuyVolume, row, rows);
    }

    boolean rowsEqual(int from, BarColumns that, int thatFrom, int rows) {
        int to = from + rows;
        int thatTo = thatFrom + rows;
        return Arrays.equals(openTime, from, to, that.openTime, thatFrom, thatTo)
                && Arrays.equals(open, from, to, that.open, thatFrom, thatTo)
                && Arrays.equals(high, from, to, that.high, thatFrom, thatTo)
                && Arrays.equals(low, from, to, that.low, thatFrom, thatTo)
                && Arrays.equals(close, from, to, that.close, thatFrom, thatTo)
                && Arrays.equals(volume, from, to, that.volume, thatFrom, thatTo)
                && Arrays.equals(trades, from, to, that.trades, thatFrom, thatTo)
                && Arrays.equals(takerBuyVolume, from, to, that.takerBuyVolume, thatFrom, thatTo);
    }
}

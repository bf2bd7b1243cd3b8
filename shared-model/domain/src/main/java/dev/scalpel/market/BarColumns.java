package dev.scalpel.market;

import java.util.Arrays;

/** The growing columns of a {@link BarSeries.Builder}; a series gets a trimmed copy. */
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

    BarColumns trimmedTo(int size) {
        return new BarColumns(this, size);
    }

    BarColumns grown() {
        return new BarColumns(this, Math.max(MIN_CAPACITY, capacity() + (capacity() >> 1)));
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

package dev.scalpel.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Bars in order of time, in immutable columns of primitives. Times increase strictly; a minute may be absent (a gap).
 * A slice shares its parent's columns but cannot be read beyond its own bounds.
 */
public final class BarSeries {

    private static final BarSeries EMPTY = new Builder(0).build();

    private final BarColumns columns;
    private final int offset;
    private final int size;

    private BarSeries(BarColumns columns, int offset, int size) {
        this.columns = columns;
        this.offset = offset;
        this.size = size;
    }

    public static BarSeries empty() {
        return EMPTY;
    }

    public static BarSeries of(List<Bar> bars) {
        Builder builder = new Builder(bars.size());
        bars.forEach(builder::add);
        return builder.build();
    }

    public static BarSeries of(Bar... bars) {
        return of(Arrays.asList(bars));
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public long openTime(int row) {
        return columns.openTime[at(row)];
    }

    public double open(int row) {
        return columns.open[at(row)];
    }

    public double high(int row) {
        return columns.high[at(row)];
    }

    public double low(int row) {
        return columns.low[at(row)];
    }

    public double close(int row) {
        return columns.close[at(row)];
    }

    public double volume(int row) {
        return columns.volume[at(row)];
    }

    /** Number of trades, or {@link Bar#UNKNOWN_TRADES}. */
    public long trades(int row) {
        return columns.trades[at(row)];
    }

    /** Volume that takers bought, or NaN where the venue does not report it. */
    public double takerBuyVolume(int row) {
        return columns.takerBuyVolume[at(row)];
    }

    /** A column of numbers, for {@link #copy}. */
    public enum Column {
        OPEN,
        HIGH,
        LOW,
        CLOSE,
        VOLUME,
        TRADES,
        TAKER_BUY_VOLUME
    }

    /** Copies {@code rows} values of a column, the first of them of row {@code from}, to {@code target[at]} onwards. */
    public void copy(Column column, int from, int rows, double[] target, int at) {
        Objects.checkFromIndexSize(from, rows, size);
        columns.copy(column, offset + from, rows, target, at);
    }

    public Bar bar(int row) {
        return columns.bar(at(row));
    }

    public long firstOpenTime() {
        return openTime(0);
    }

    public long lastOpenTime() {
        return openTime(size - 1);
    }

    public Bar last() {
        return bar(size - 1);
    }

    /** The row of this minute, or a negative number when it is absent: {@code -(insertion row) - 1}. */
    public int rowOf(long openTime) {
        int found = Arrays.binarySearch(columns.openTime, offset, offset + size, openTime);
        return found >= 0 ? found - offset : found + offset;
    }

    /** The first row at or after this minute; {@link #size()} when all bars are older. */
    public int firstRowFrom(long openTime) {
        int row = rowOf(openTime);
        return row >= 0 ? row : -row - 1;
    }

    /** The first row from this one on that opens at this time or later: at once where no minute is absent in between. */
    public int firstRowFrom(int row, long openTime) {
        long minutes = Minutes.between(openTime(row), openTime);
        if (minutes <= 0) {
            return row;
        }
        long direct = row + minutes;
        return direct < size && openTime((int) direct) == openTime ? (int) direct : firstRowFrom(openTime);
    }

    /**
     * The first row in [from, to) whose low is at or below {@code lower} or whose high is at or above {@code upper};
     * {@code to} when there is none.
     */
    public int firstOutside(int from, int to, double lower, double upper) {
        Objects.checkFromToIndex(from, to, size);
        double[] low = columns.low;
        double[] high = columns.high;
        int end = offset + to;
        for (int at = offset + from; at < end; at++) {
            if (low[at] <= lower || high[at] >= upper) {
                return at - offset;
            }
        }
        return to;
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive), without copying. */
    public BarSeries slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return new BarSeries(columns, offset + from, to - from);
    }

    /** The bars that open in {@code [fromTime, toTime)}, without copying. */
    public BarSeries between(long fromTime, long toTime) {
        int from = firstRowFrom(fromTime);
        return slice(from, Math.max(from, firstRowFrom(toTime)));
    }

    /** The newest {@code count} bars, or all when there are fewer. */
    public BarSeries tail(int count) {
        return slice(Math.max(0, size - count), size);
    }

    /**
     * This series followed by a later one.
     *
     * @throws IllegalArgumentException when {@code later} does not begin after this series ends
     */
    public BarSeries join(BarSeries later) {
        if (isEmpty()) {
            return later;
        }
        Builder builder = new Builder(size + later.size);
        builder.addAll(this);
        builder.addAll(later);
        return builder.build();
    }

    /** Both series by minute; where both have a minute, the bar of {@code newer} wins. */
    public BarSeries merge(BarSeries newer) {
        if (isEmpty() || newer.isEmpty()) {
            return isEmpty() ? newer : this;
        }
        if (lastOpenTime() < newer.firstOpenTime()) {
            return join(newer);
        }
        Builder builder = new Builder(size + newer.size);
        int mine = 0;
        int theirs = 0;
        while (mine < size || theirs < newer.size) {
            long myTime = mine < size ? openTime(mine) : Long.MAX_VALUE;
            long theirTime = theirs < newer.size ? newer.openTime(theirs) : Long.MAX_VALUE;
            if (myTime < theirTime) {
                builder.addRows(this, mine++, 1);
            } else {
                builder.addRows(newer, theirs++, 1);
                mine += myTime == theirTime ? 1 : 0;
            }
        }
        return builder.build();
    }

    /** The runs of absent minutes between the first and the last bar. */
    public List<Gap> gaps() {
        return isEmpty() ? List.of() : gapsWithin(firstOpenTime(), Minutes.plus(lastOpenTime(), 1));
    }

    /** The runs of absent minutes in {@code [fromTime, toTime)}, both on a minute, including those at the ends. */
    public List<Gap> gapsWithin(long fromTime, long toTime) {
        List<Gap> gaps = new ArrayList<>();
        BarSeries inside = between(fromTime, toTime);
        long expected = fromTime;
        for (int row = 0; row < inside.size; row++) {
            if (inside.openTime(row) != expected) {
                gaps.add(new Gap(expected, inside.openTime(row)));
            }
            expected = inside.openTime(row) + Minutes.MILLIS;
        }
        if (expected < toTime) {
            gaps.add(new Gap(expected, toTime));
        }
        return gaps;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BarSeries that
                && size == that.size
                && columns.rowsEqual(offset, that.columns, that.offset, size);
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int row = 0; row < size; row++) {
            hash = 31 * hash + Long.hashCode(openTime(row)) + Double.hashCode(close(row));
        }
        return hash;
    }

    @Override
    public String toString() {
        return isEmpty() ? "no bars" : size + " bars from " + bar(0).openInstant() + " to " + last().openInstant();
    }

    private int at(int row) {
        return offset + Objects.checkIndex(row, size);
    }

    /** Collects bars in order of time; rejects a bar that is not later than the one before. */
    public static final class Builder {

        private BarColumns columns;
        private int size;

        public Builder(int expectedSize) {
            columns = new BarColumns(expectedSize);
        }

        public int size() {
            return size;
        }

        public Builder add(Bar bar) {
            append(
                    bar.openTime(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    bar.trades(),
                    bar.takerBuyVolume());
            return this;
        }

        /**
         * Adds a bar without creating a {@link Bar}.
         *
         * @throws InvalidBarException when the values violate a rule of {@link Bar}
         * @throws IllegalArgumentException when the bar is not later than the one before
         */
        public Builder add(
                long openTime,
                double open,
                double high,
                double low,
                double close,
                double volume,
                long trades,
                double takerBuyVolume) {
            String violation = Bar.violation(openTime, open, high, low, close, volume, trades, takerBuyVolume);
            if (violation != null) {
                throw new InvalidBarException(openTime, violation);
            }
            append(openTime, open, high, low, close, volume, trades, takerBuyVolume);
            return this;
        }

        public Builder addAll(BarSeries series) {
            return addRows(series, 0, series.size);
        }

        Builder addRows(BarSeries series, int from, int rows) {
            if (rows > 0) {
                requireLater(series.openTime(from));
                while (columns.capacity() < size + rows) {
                    columns = columns.grown();
                }
                columns.copyRows(size, series.columns, series.offset + from, rows);
                size += rows;
            }
            return this;
        }

        public BarSeries build() {
            return new BarSeries(columns.trimmedTo(size), 0, size);
        }

        /** Adds a bar that is known to be valid. */
        void append(
                long openTime,
                double open,
                double high,
                double low,
                double close,
                double volume,
                long trades,
                double takerBuyVolume) {
            requireLater(openTime);
            if (size == columns.capacity()) {
                columns = columns.grown();
            }
            columns.set(size, openTime, open, high, low, close, volume, trades, takerBuyVolume);
            size++;
        }

        private void requireLater(long openTime) {
            if (size > 0 && openTime <= columns.openTime[size - 1]) {
                throw new IllegalArgumentException("bars must be in order of time, each minute once: " + openTime
                        + " after " + columns.openTime[size - 1]);
            }
        }
    }
}

package dev.scalpel.features.columns;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.Arrays;

/** Reads the loaded quantities of consecutive rows; rows before the series' first are NaN. */
final class BarRows {

    private static final int MINUTES_OF_WEEK = 7 * 1_440;
    /** The epoch began on a Thursday; the week begins on Monday. */
    private static final long EPOCH_TO_MONDAY = 3L * Minutes.PER_DAY;

    private final BarSeries bars;
    private final BarSeries reference;

    BarRows(BarSeries bars, BarSeries reference) {
        this.bars = bars;
        this.reference = reference;
    }

    long openTime(int row) {
        return bars.openTime(row);
    }

    /** Copies the rows from {@code from}, which may be negative, to {@code out[at]} and the following. */
    void copy(BarQuantity quantity, int from, int rows, double[] out, int at) {
        int absent = Math.min(rows, Math.max(0, -from));
        Arrays.fill(out, at, at + absent, Double.NaN);
        read(quantity, from + absent, rows - absent, out, at + absent);
    }

    private void read(BarQuantity quantity, int from, int rows, double[] out, int at) {
        switch (quantity) {
            case OPEN -> bars.copy(BarSeries.Column.OPEN, from, rows, out, at);
            case HIGH -> bars.copy(BarSeries.Column.HIGH, from, rows, out, at);
            case LOW -> bars.copy(BarSeries.Column.LOW, from, rows, out, at);
            case CLOSE -> bars.copy(BarSeries.Column.CLOSE, from, rows, out, at);
            case VOLUME -> bars.copy(BarSeries.Column.VOLUME, from, rows, out, at);
            case TRADES -> bars.copy(BarSeries.Column.TRADES, from, rows, out, at);
            case TAKER_BUY_VOLUME -> bars.copy(BarSeries.Column.TAKER_BUY_VOLUME, from, rows, out, at);
            case REFERENCE_CLOSE -> alignReference(from, rows, out, at);
            case MINUTE_OF_WEEK -> minutesOfWeek(from, rows, out, at);
            case NEW_YORK_MINUTE_OF_WEEK -> newYorkMinutesOfWeek(from, rows, out, at);
            default -> throw new IllegalArgumentException(quantity + " is not read from the bars");
        }
    }

    private void alignReference(int from, int rows, double[] out, int at) {
        int other = rows == 0 ? 0 : reference.firstRowFrom(bars.openTime(from));
        for (int row = 0; row < rows; row++) {
            long openTime = bars.openTime(from + row);
            while (other < reference.size() && reference.openTime(other) < openTime) {
                other++;
            }
            boolean present = other < reference.size() && reference.openTime(other) == openTime;
            out[at + row] = present ? reference.close(other) : Double.NaN;
        }
    }

    private void minutesOfWeek(int from, int rows, double[] out, int at) {
        long next = Long.MIN_VALUE;
        int minute = 0;
        for (int row = 0; row < rows; row++) {
            long openTime = bars.openTime(from + row);
            minute = openTime == next ? after(minute) : minuteOfWeek(Minutes.between(0, openTime));
            next = openTime + Minutes.MILLIS;
            out[at + row] = minute;
        }
    }

    /** New York's offset can change on a full hour only, and is looked up there and where minutes are missing. */
    private void newYorkMinutesOfWeek(int from, int rows, double[] out, int at) {
        long next = Long.MIN_VALUE;
        int minute = 0;
        for (int row = 0; row < rows; row++) {
            long openTime = bars.openTime(from + row);
            minute = after(minute);
            if (openTime != next || minute % 60 == 0) {
                long utc = Minutes.between(0, openTime);
                minute = minuteOfWeek(utc + NewYorkTime.offsetMinutes(utc));
            }
            next = openTime + Minutes.MILLIS;
            out[at + row] = minute;
        }
    }

    private static int after(int minuteOfWeek) {
        return minuteOfWeek == MINUTES_OF_WEEK - 1 ? 0 : minuteOfWeek + 1;
    }

    private static int minuteOfWeek(long minute) {
        return (int) Math.floorMod(minute + EPOCH_TO_MONDAY, (long) MINUTES_OF_WEEK);
    }
}

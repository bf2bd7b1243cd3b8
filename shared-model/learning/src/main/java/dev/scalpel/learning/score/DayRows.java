package dev.scalpel.learning.score;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;

/** The rows of a series by UTC day, numbered from its first day. */
final class DayRows {

    static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final long firstDay;
    /** Of each day the first row, and after the last day the number of rows. */
    private final int[] begins;

    private DayRows(long firstDay, int[] begins) {
        this.firstDay = firstDay;
        this.begins = begins;
    }

    static DayRows of(BarSeries bars) {
        if (bars.isEmpty()) {
            return new DayRows(0, new int[1]);
        }
        long first = Math.floorDiv(bars.firstOpenTime(), DAY_MILLIS);
        int days = Math.toIntExact(Math.floorDiv(bars.lastOpenTime(), DAY_MILLIS) - first + 1);
        int[] begins = new int[days + 1];
        for (int day = 0; day <= days; day++) {
            begins[day] = bars.firstRowFrom((first + day) * DAY_MILLIS);
        }
        return new DayRows(first, begins);
    }

    int days() {
        return begins.length - 1;
    }

    /** Days since the epoch of this day. */
    long epochDay(int day) {
        return firstDay + day;
    }

    /** The number of this day, which may lie outside. */
    int number(long epochDay) {
        return Math.toIntExact(epochDay - firstDay);
    }

    /** Epoch milliseconds at which it begins. */
    long start(int day) {
        return (firstDay + day) * DAY_MILLIS;
    }

    /** Its first row. */
    int from(int day) {
        return begins[day];
    }

    /** The row after its last. */
    int to(int day) {
        return begins[day + 1];
    }

    /** Of each day the first row, and after the last day the number of rows; not a copy. */
    int[] begins() {
        return begins;
    }
}

package dev.scalpel.features.columns;

/** A value for every minute of the hour, of the day or of the week, by the minute at which a bar opens. Immutable. */
public final class ClockTable {

    private static final int MINUTES_OF_WEEK = 7 * 1_440;
    /** The epoch began on a Thursday; the week begins on Monday. */
    private static final int EPOCH_TO_MONDAY = 3 * 1_440;
    /** The table goes on for so long, so that a block of rows is mostly one copy. */
    private static final int OVERLAP = 256;

    private final int period;
    private final boolean newYork;
    private final double[] values;

    private ClockTable(double[] byMinute, boolean newYork) {
        period = byMinute.length;
        if (period == 0 || MINUTES_OF_WEEK % period != 0) {
            throw new IllegalArgumentException(
                    "a clock's period must be a week of " + MINUTES_OF_WEEK + " minutes or a part of it: " + period);
        }
        this.newYork = newYork;
        values = new double[period + OVERLAP];
        for (int minute = 0; minute < values.length; minute++) {
            values[minute] = byMinute[minute % period];
        }
    }

    /**
     * By UTC.
     *
     * @param byMinute from the first minute of the hour or day, or from Monday 00:00
     */
    public static ClockTable utc(double[] byMinute) {
        return new ClockTable(byMinute, false);
    }

    /**
     * By New York's time.
     *
     * @param byMinute from the first minute of the hour or day, or from Monday 00:00
     */
    public static ClockTable newYork(double[] byMinute) {
        return new ClockTable(byMinute, true);
    }

    boolean isNewYork() {
        return newYork;
    }

    /** Copies the values of consecutive minutes, the first of them counted from the epoch in the table's time. */
    void copy(long firstMinute, int minutes, double[] out, int at) {
        int from = Math.floorMod(firstMinute + EPOCH_TO_MONDAY, period);
        for (int copied = 0; copied < minutes; ) {
            int part = Math.min(minutes - copied, values.length - from);
            System.arraycopy(values, from, out, at + copied, part);
            copied += part;
            from = (from + part) % period;
        }
    }
}

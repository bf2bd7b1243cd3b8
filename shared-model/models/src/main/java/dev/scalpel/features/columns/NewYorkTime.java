package dev.scalpel.features.columns;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/**
 * New York's clock by the rule in force since 2007, without a time-zone database: a feature must have the same bits
 * whatever database a Java release brings.
 */
final class NewYorkTime {

    private static final int WINTER = -5 * 60;
    private static final int SUMMER = -4 * 60;
    private static final int MINUTES_OF_DAY = 1_440;
    /** Both changes happen at 02:00 local time. */
    private static final int SUMMER_BEGINS = 2 * 60 - WINTER;

    private static final int SUMMER_ENDS = 2 * 60 - SUMMER;

    private NewYorkTime() {}

    /**
     * Minutes since the epoch, of one year, in which the clock is not changed.
     *
     * @param from inclusive
     * @param to exclusive
     * @param offset minutes to add to UTC
     */
    record Season(long from, long to, int offset) {

        boolean contains(long epochMinute) {
            return epochMinute >= from && epochMinute < to;
        }
    }

    /** The season of a minute since the epoch: summer from March's second to November's first Sunday. */
    static Season seasonOf(long epochMinute) {
        int year = LocalDate.ofEpochDay(Math.floorDiv(epochMinute, (long) MINUTES_OF_DAY))
                .getYear();
        long begin = sunday(year, Month.MARCH, 2) * MINUTES_OF_DAY + SUMMER_BEGINS;
        long end = sunday(year, Month.NOVEMBER, 1) * MINUTES_OF_DAY + SUMMER_ENDS;
        if (epochMinute < begin) {
            return new Season(LocalDate.of(year, 1, 1).toEpochDay() * MINUTES_OF_DAY, begin, WINTER);
        }
        return epochMinute < end
                ? new Season(begin, end, SUMMER)
                : new Season(end, LocalDate.of(year + 1, 1, 1).toEpochDay() * MINUTES_OF_DAY, WINTER);
    }

    private static long sunday(int year, Month month, int ordinal) {
        return LocalDate.of(year, month, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.SUNDAY))
                .toEpochDay();
    }
}

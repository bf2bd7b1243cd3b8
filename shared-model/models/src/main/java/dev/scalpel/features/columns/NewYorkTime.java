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

    /** Minutes to add to UTC, by minutes since the epoch: summer from March's second to November's first Sunday. */
    static int offsetMinutes(long epochMinute) {
        int year = LocalDate.ofEpochDay(Math.floorDiv(epochMinute, (long) MINUTES_OF_DAY))
                .getYear();
        LocalDate begin =
                LocalDate.of(year, Month.MARCH, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.SUNDAY));
        LocalDate end =
                LocalDate.of(year, Month.NOVEMBER, 1).with(TemporalAdjusters.dayOfWeekInMonth(1, DayOfWeek.SUNDAY));
        boolean summer = epochMinute >= begin.toEpochDay() * MINUTES_OF_DAY + SUMMER_BEGINS
                && epochMinute < end.toEpochDay() * MINUTES_OF_DAY + SUMMER_ENDS;
        return summer ? SUMMER : WINTER;
    }
}

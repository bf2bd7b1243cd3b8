package dev.scalpel.trading.futures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The days on which the exchanges of CME Group count no business day: weekends and the holidays of the United States that they
 * observe (cmegroup.com, "Holiday and trading hours"), Good Friday included. Pure: computed for any year, so that the expiry of
 * a contract needs no list that somebody must extend.
 */
final class BusinessDays {

    /** From this year on: the holiday of 19 June is not older. */
    private static final int FIRST_JUNETEENTH = 2022;

    private static final List<MonthDay> FIXED =
            List.of(MonthDay.of(Month.JANUARY, 1), MonthDay.of(Month.JULY, 4), MonthDay.of(Month.DECEMBER, 25));
    private static final MonthDay JUNETEENTH = MonthDay.of(Month.JUNE, 19);

    private BusinessDays() {}

    static boolean isBusinessDay(LocalDate day) {
        return !isWeekend(day) && !isHoliday(day);
    }

    /** The newest business day that is not after this one. */
    static LocalDate onOrBefore(LocalDate day) {
        LocalDate each = day;
        while (!isBusinessDay(each)) {
            each = each.minusDays(1);
        }
        return each;
    }

    /** So many business days before this day, itself not counted. */
    static LocalDate before(LocalDate day, int businessDays) {
        LocalDate each = day;
        for (int counted = 0; counted < businessDays; counted++) {
            each = onOrBefore(each.minusDays(1));
        }
        return each;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isHoliday(LocalDate day) {
        return FIXED.stream().anyMatch(fixed -> isObserved(fixed, day))
                || (day.getYear() >= FIRST_JUNETEENTH && isObserved(JUNETEENTH, day))
                || day.equals(nth(3, DayOfWeek.MONDAY, day, Month.JANUARY))
                || day.equals(nth(3, DayOfWeek.MONDAY, day, Month.FEBRUARY))
                || day.equals(nth(-1, DayOfWeek.MONDAY, day, Month.MAY))
                || day.equals(nth(1, DayOfWeek.MONDAY, day, Month.SEPTEMBER))
                || day.equals(nth(4, DayOfWeek.THURSDAY, day, Month.NOVEMBER))
                || day.equals(easter(day.getYear()).minusDays(2));
    }

    /**
     * A holiday on a Sunday is observed on the Monday, one on a Saturday on the Friday; only a new year's day on a Saturday is
     * not, because that Friday ends a year.
     */
    private static boolean isObserved(MonthDay holiday, LocalDate day) {
        if (day.equals(holiday.atYear(day.getYear()))) {
            return true;
        }
        if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
            LocalDate sunday = day.minusDays(1);
            return sunday.equals(holiday.atYear(sunday.getYear()));
        }
        LocalDate saturday = day.plusDays(1);
        return day.getDayOfWeek() == DayOfWeek.FRIDAY
                && saturday.getYear() == day.getYear()
                && saturday.equals(holiday.atYear(saturday.getYear()));
    }

    private static LocalDate nth(int ordinal, DayOfWeek weekday, LocalDate year, Month month) {
        return LocalDate.of(year.getYear(), month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
    }

    /** Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int correction = (8 * century + 13) / 25;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int fromMarch = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, fromMarch / 31, fromMarch % 31 + 1);
    }
}

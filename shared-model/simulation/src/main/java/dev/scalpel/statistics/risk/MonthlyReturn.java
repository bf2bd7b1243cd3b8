package dev.scalpel.statistics.risk;

import dev.scalpel.statistics.EquityCurve;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Gain of the equity in a calendar month, in UTC, as a share of the equity at its start.
 *
 * @param whole whether the period contains the whole month
 */
public record MonthlyReturn(YearMonth month, double value, boolean whole) {

    /** Of each month that the period {@code [from, to)} touches, the oldest first. */
    public static List<MonthlyReturn> of(EquityCurve curve, Instant from, Instant to) {
        List<MonthlyReturn> months = new ArrayList<>();
        YearMonth month = YearMonth.from(from.atZone(ZoneOffset.UTC));
        while (start(month).isBefore(to)) {
            Instant begin = latest(from, start(month));
            Instant end = earliest(to, start(month.plusMonths(1)));
            months.add(new MonthlyReturn(
                    month,
                    curve.at(end.toEpochMilli()) / curve.at(begin.toEpochMilli()) - 1,
                    begin.equals(start(month)) && end.equals(start(month.plusMonths(1)))));
            month = month.plusMonths(1);
        }
        return months;
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package dev.scalpel.statistics.risk;

import dev.scalpel.statistics.ReturnStatistics;
import dev.scalpel.statistics.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The annualised Sharpe ratio of the days up to each day. */
public final class RollingSharpe {

    /** Each value is of so many days. */
    public static final int DAYS = 30;

    private RollingSharpe() {}

    /**
     * One value per day from the 30th on: that of number {@code i} ends with the day of number {@code i + 29}. Empty with
     * fewer days.
     */
    public static List<Statistic> of(double[] dailyReturns) {
        return IntStream.rangeClosed(0, dailyReturns.length - DAYS)
                .mapToObj(first -> ReturnStatistics.annualised(
                        ReturnStatistics.sharpe(Arrays.copyOfRange(dailyReturns, first, first + DAYS))))
                .toList();
    }
}

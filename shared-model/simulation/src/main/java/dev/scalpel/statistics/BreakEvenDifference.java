package dev.scalpel.statistics;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * By how much the break-even of some trades exceeds that of others over the same days. What moved both on a day cancels, so
 * the error is smaller than that of two independent figures.
 *
 * @param bp the difference in basis points per side
 * @param standardErrorBp from the days' contributions to both, times {@value BreakEven#ERROR_INFLATION}
 */
public record BreakEvenDifference(Statistic bp, Statistic standardErrorBp) {

    private static final double[] NO_TRADES = new double[2];

    /** With one cluster for each UTC day on which either has an entry. */
    public static BreakEvenDifference byDay(Collection<GrossReturn> some, Collection<GrossReturn> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return new BreakEvenDifference(Statistic.undefined("no trades"), Statistic.undefined("no trades"));
        }
        Map<Long, double[]> first = BreakEven.clusters(some, BreakEven.Period.DAY);
        Map<Long, double[]> second = BreakEven.clusters(others, BreakEven.Period.DAY);
        double[] firstSums = sums(first);
        double[] secondSums = sums(second);
        Statistic difference = Statistic.of(BreakEven.BASIS_POINTS * (ratio(firstSums) - ratio(secondSums)));
        Set<Long> days = new HashSet<>(first.keySet());
        days.addAll(second.keySet());
        if (days.size() < 2) {
            return new BreakEvenDifference(
                    difference, Statistic.undefined("needs entries on at least 2 days, has " + days.size()));
        }
        double squares = 0;
        for (long day : days) {
            double residual = residual(first.getOrDefault(day, NO_TRADES), firstSums)
                    - residual(second.getOrDefault(day, NO_TRADES), secondSums);
            squares += residual * residual;
        }
        double error = Math.sqrt(squares * days.size() / (days.size() - 1));
        return new BreakEvenDifference(
                difference, Statistic.of(BreakEven.BASIS_POINTS * BreakEven.ERROR_INFLATION * error));
    }

    /** Gross and turnover of all days. */
    private static double[] sums(Map<Long, double[]> days) {
        return days.values().stream().reduce(new double[2], (one, other) ->
                new double[] {one[0] + other[0], one[1] + other[1]});
    }

    private static double ratio(double[] sums) {
        return sums[0] / sums[1];
    }

    /** What a day moves the ratio by. */
    private static double residual(double[] day, double[] sums) {
        return (day[0] - ratio(sums) * day[1]) / sums[1];
    }
}

package dev.scalpel.statistics;

import dev.scalpel.market.Minutes;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cost per side, in basis points, at which trades earn nothing: what they earned before costs divided by what they
 * bought and sold. For equal stakes that is the mean gross return per trade divided by 2.
 *
 * @param bp the estimate
 * @param standardErrorBp of the estimate, from clusters of time that hold the trades of all instruments, times
 *     {@value #ERROR_INFLATION}
 * @param days number of UTC days with an entry
 */
public record BreakEven(Statistic bp, Statistic standardErrorBp, int trades, int days) {

    /** On sign-mirrored real minutes, which have no edge, day-clustered errors were about a fifth too small. */
    public static final double ERROR_INFLATION = 1.2;

    static final double BASIS_POINTS = 1e4;
    private static final long DAY_MILLIS = Minutes.MILLIS * Minutes.PER_DAY;
    private static final int DAYS_PER_WEEK = 7;
    /** 1 January 1970 was a Thursday; weeks begin on Mondays. */
    private static final int EPOCH_WEEKDAY = 3;

    /** With the error clustered by UTC day. */
    public static BreakEven byDay(Collection<GrossReturn> trades) {
        return of(trades, Period.DAY);
    }

    /** With the larger of the errors clustered by UTC day and by week from Monday: for a headline. */
    public static BreakEven headline(Collection<GrossReturn> trades) {
        return of(trades, Period.DAY, Period.WEEK);
    }

    private static BreakEven of(Collection<GrossReturn> trades, Period... periods) {
        double turnover = trades.stream().mapToDouble(GrossReturn::turnover).sum();
        if (turnover == 0) {
            return new BreakEven(Statistic.undefined("no trades"), Statistic.undefined("no trades"), 0, 0);
        }
        double ratio = trades.stream().mapToDouble(GrossReturn::gross).sum() / turnover;
        List<Statistic> errors = Arrays.stream(periods)
                .map(period -> error(trades, period, ratio, turnover))
                .toList();
        return new BreakEven(
                Statistic.of(BASIS_POINTS * ratio),
                largest(errors),
                trades.size(),
                clusters(trades, Period.DAY).size());
    }

    /** The largest; undefined where one of them is. */
    private static Statistic largest(List<Statistic> errors) {
        return errors.stream()
                .filter(error -> !error.isDefined())
                .findFirst()
                .orElseGet(() -> errors.stream()
                        .max(Comparator.comparingDouble(Statistic::get))
                        .orElseThrow());
    }

    /** The error of a ratio of sums, from the sums of its residuals by cluster. */
    private static Statistic error(Collection<GrossReturn> trades, Period period, double ratio, double turnover) {
        Map<Long, double[]> clusters = clusters(trades, period);
        int count = clusters.size();
        if (count < 2) {
            return Statistic.undefined("needs entries on at least 2 " + period.plural + ", has " + count);
        }
        double squares = clusters.values().stream()
                .mapToDouble(sums -> sums[0] - ratio * sums[1])
                .map(residual -> residual * residual)
                .sum();
        double error = Math.sqrt(squares * count / (count - 1)) / turnover;
        return Statistic.of(BASIS_POINTS * ERROR_INFLATION * error);
    }

    /** Gross and turnover by cluster. */
    static Map<Long, double[]> clusters(Collection<GrossReturn> trades, Period period) {
        Map<Long, double[]> clusters = new TreeMap<>();
        for (GrossReturn trade : trades) {
            double[] sums = clusters.computeIfAbsent(period.of(trade.time()), key -> new double[2]);
            sums[0] += trade.gross();
            sums[1] += trade.turnover();
        }
        return clusters;
    }

    enum Period {
        DAY("days"),
        WEEK("weeks");

        private final String plural;

        Period(String plural) {
            this.plural = plural;
        }

        /** The number of the period that contains this time. */
        long of(long time) {
            long day = Math.floorDiv(time, DAY_MILLIS);
            return this == DAY ? day : Math.floorDiv(day + EPOCH_WEEKDAY, DAYS_PER_WEEK);
        }
    }
}

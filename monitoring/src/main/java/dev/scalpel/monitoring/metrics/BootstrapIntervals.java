package dev.scalpel.monitoring.metrics;

import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.StationaryBootstrap;
import dev.scalpel.trading.Trade;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Confidence intervals by the stationary block bootstrap: metrics of the curve resample its hours (days in a long
 * period), metrics of trades resample the trades in order of time. The seed is fixed, so that reports are reproducible.
 */
public final class BootstrapIntervals {

    /** Up to this many days the returns are hourly, then daily. */
    static final double MAX_DAYS_FOR_HOURLY_RETURNS = 92;

    /** In place of infinity, which a statistic must not be. */
    private static final double FINITE_INFINITY = 1e12;

    private static final int MIN_STEPS = 24;
    private static final int MIN_TRADES = 10;
    private static final int LARGE_SAMPLE = 2_000;
    private static final long SEED = 7;

    private BootstrapIntervals() {}

    /** The returns of the curve that the intervals resample. */
    public static double[] steps(EquityCurve curve, ReviewPeriod period) {
        return curve.returns(period.fromMillis(), period.toMillis(), stepMillis(period));
    }

    public static double stepsPerDay(ReviewPeriod period) {
        return Duration.ofDays(1).toMillis() / (double) stepMillis(period);
    }

    /** The interval of a statistic over the steps; empty when there are too few. */
    static Optional<ConfidenceInterval> ofSteps(double[] steps, ToDoubleFunction<double[]> statistic) {
        return steps.length < MIN_STEPS ? Optional.empty() : intervalOf(steps, statistic);
    }

    /** The interval of a statistic over a number of each trade; empty when there are too few trades. */
    static Optional<ConfidenceInterval> ofTrades(
            List<Trade> trades, ToDoubleFunction<Trade> number, ToDoubleFunction<double[]> statistic) {
        return ofValues(trades.stream().mapToDouble(number).toArray(), statistic);
    }

    static Optional<ConfidenceInterval> ofValues(double[] values, ToDoubleFunction<double[]> statistic) {
        return values.length < MIN_TRADES ? Optional.empty() : intervalOf(values, statistic);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    static double compounded(double[] steps) {
        double equity = 1;
        for (double step : steps) {
            equity *= 1 + step;
        }
        return equity - 1;
    }

    static double drawdown(double[] steps) {
        double equity = 1;
        double peak = 1;
        double deepest = 0;
        for (double step : steps) {
            equity *= 1 + step;
            peak = Math.max(peak, equity);
            deepest = Math.max(deepest, 1 - equity / peak);
        }
        return deepest;
    }

    /** Mean over standard deviation; 0 for constant steps. */
    static double sharpe(double[] steps) {
        double mean = mean(steps);
        double squares = 0;
        for (double step : steps) {
            squares += (step - mean) * (step - mean);
        }
        return over(mean, Math.sqrt(squares / (steps.length - 1)));
    }

    /** Mean over downside deviation; infinite without a loss. */
    static double sortino(double[] steps) {
        double squares = 0;
        for (double step : steps) {
            squares += step < 0 ? step * step : 0;
        }
        return over(mean(steps), Math.sqrt(squares / steps.length));
    }

    /** Sum of wins over sum of losses; infinite without a loss. */
    static double profitFactor(double[] profits) {
        double won = 0;
        double lost = 0;
        for (double profit : profits) {
            won += Math.max(0, profit);
            lost += Math.max(0, -profit);
        }
        return over(won, lost);
    }

    /** Mean win over mean loss; 0 without a win, infinite without a loss. */
    static double riskReward(double[] returns) {
        double won = 0;
        double lost = 0;
        int wins = 0;
        int losses = 0;
        for (double value : returns) {
            if (value > 0) {
                won += value;
                wins++;
            } else if (value < 0) {
                lost -= value;
                losses++;
            }
        }
        return wins == 0 ? 0 : losses == 0 ? FINITE_INFINITY : won / wins / (lost / losses);
    }

    static double over(double dividend, double divisor) {
        if (divisor == 0) {
            return dividend == 0 ? 0 : Math.copySign(FINITE_INFINITY, dividend);
        }
        return Math.max(-FINITE_INFINITY, Math.min(FINITE_INFINITY, dividend / divisor));
    }

    private static Optional<ConfidenceInterval> intervalOf(double[] values, ToDoubleFunction<double[]> statistic) {
        int resamples = values.length > LARGE_SAMPLE ? 300 : 1_000;
        double block = Math.max(1, StrictMath.cbrt(values.length));
        StationaryBootstrap.Interval interval =
                new StationaryBootstrap(block, resamples, SEED).interval(values, statistic, ConfidenceInterval.LEVEL);
        return interval.low() <= -FINITE_INFINITY
                ? Optional.empty()
                : Optional.of(new ConfidenceInterval(
                        interval.low(),
                        interval.high() >= FINITE_INFINITY ? Double.POSITIVE_INFINITY : interval.high()));
    }

    private static long stepMillis(ReviewPeriod period) {
        return (period.days() <= MAX_DAYS_FOR_HOURLY_RETURNS ? Duration.ofHours(1) : Duration.ofDays(1)).toMillis();
    }
}

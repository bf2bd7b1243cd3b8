package dev.scalpel.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Confidence by the stationary block bootstrap (Politis and Romano, 1994): resamples are built from blocks of random
 * position and geometric length, so that clustering in time is preserved.
 *
 * @param meanBlock mean length of a block in periods, at least 1
 * @param resamples number of resamples, at least 100
 * @param seed the same seed gives the same interval
 */
public record StationaryBootstrap(double meanBlock, int resamples, long seed) {

    private static final int MIN_RESAMPLES = 100;
    private static final int DEFAULT_RESAMPLES = 2_000;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    /** A confidence interval around an estimate. */
    public record Interval(double estimate, double low, double high) {

        @Override
        public String toString() {
            return estimate + " [" + low + ", " + high + "]";
        }
    }

    public StationaryBootstrap {
        if (!(meanBlock >= 1 && meanBlock <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("meanBlock must be >= 1 period: " + meanBlock);
        }
        if (resamples < MIN_RESAMPLES) {
            throw new IllegalArgumentException("resamples must be >= " + MIN_RESAMPLES + ": " + resamples);
        }
    }

    /** 2,000 resamples, blocks of the cube root of the number of periods. */
    public static StationaryBootstrap withDefaults(int periods, long seed) {
        return new StationaryBootstrap(Math.max(1, StrictMath.cbrt(periods)), DEFAULT_RESAMPLES, seed);
    }

    /**
     * The percentile interval of a statistic of the series.
     *
     * @param statistic defined and finite on every resample, a resample of one repeated value included
     * @param level confidence level; 0.9 leaves 5 % on each side
     * @throws IllegalArgumentException with fewer than two values
     */
    public Interval interval(double[] series, ToDoubleFunction<double[]> statistic, double level) {
        if (series.length < 2) {
            throw new IllegalArgumentException("needs at least 2 values, has " + series.length);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must lie between 0 and 1: " + level);
        }
        double[] outcomes = outcomes(series, statistic);
        Arrays.sort(outcomes);
        double tail = (1 - level) / 2;
        return new Interval(
                requireFinite(statistic.applyAsDouble(series)),
                Quantiles.ofSorted(outcomes, tail),
                Quantiles.ofSorted(outcomes, 1 - tail));
    }

    /** Standard deviation of the statistic over the resamples. */
    public double standardError(double[] series, ToDoubleFunction<double[]> statistic) {
        double[] outcomes = outcomes(series, statistic);
        return Moments.whyUndefined(outcomes).isEmpty() ? Moments.of(outcomes).deviation() : 0;
    }

    private double[] outcomes(double[] series, ToDoubleFunction<double[]> statistic) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] sample = new double[series.length];
        double[] outcomes = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            resample(series, sample, random);
            outcomes[i] = requireFinite(statistic.applyAsDouble(sample));
        }
        return outcomes;
    }

    /** Fills a sample of any length with blocks of the series, which continues at its start after its end. */
    public void resample(double[] series, double[] sample, SplittableRandom random) {
        int at = index(random, series.length);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = series[at];
            boolean newBlock = uniform(random) < 1 / meanBlock;
            at = newBlock ? index(random, series.length) : (at + 1) % series.length;
        }
    }

    private static int index(SplittableRandom random, int length) {
        return (int) (uniform(random) * length);
    }

    /** Computed from the bits: the JDK's mapping of bits to a range has changed between versions. */
    private static double uniform(SplittableRandom random) {
        return (random.nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    private static double requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the statistic must be finite on every resample: " + value);
        }
        return value;
    }
}

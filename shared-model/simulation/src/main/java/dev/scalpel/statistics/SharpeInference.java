package dev.scalpel.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The statistical significance of a Sharpe ratio (Bailey and López de Prado: "The Sharpe Ratio Efficient Frontier", 2012; "The Deflated
 * Sharpe Ratio", 2014). All ratios are per period of the returns, not annualised.
 *
 * @param periods number of returns
 * @param sharpe mean over standard deviation
 * @param kurtosis raw: 3 for a normal distribution
 */
public record SharpeInference(int periods, double sharpe, double skewness, double kurtosis) {

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    public SharpeInference {
        if (periods < 2) {
            throw new IllegalArgumentException("periods must be >= 2: " + periods);
        }
        if (!Double.isFinite(sharpe) || !Double.isFinite(skewness) || !Double.isFinite(kurtosis)) {
            throw new IllegalArgumentException(
                    "sharpe, skewness and kurtosis must be finite: " + sharpe + ", " + skewness + ", " + kurtosis);
        }
    }

    /** @throws IllegalArgumentException with fewer than two returns, or when they do not vary */
    public static SharpeInference of(double[] returns) {
        Moments moments = Moments.of(returns);
        return new SharpeInference(
                moments.count(), moments.mean() / moments.deviation(), moments.skewness(), moments.kurtosis());
    }

    /** The probability that the true ratio of these returns is above {@code benchmark}; see {@link #probabilistic}. */
    public static Statistic probabilisticOf(double[] returns, double benchmark) {
        String reason = Moments.whyUndefined(returns);
        return reason.isEmpty() ? of(returns).probabilistic(benchmark) : Statistic.undefined(reason);
    }

    /** The deflated ratio of these returns; see {@link #deflated}. */
    public static Statistic deflatedOf(double[] returns, int trials) {
        String reason = Moments.whyUndefined(returns);
        return reason.isEmpty() ? of(returns).deflated(trials) : Statistic.undefined(reason);
    }

    /** The probability that the true ratio is above {@code benchmark}, in [0, 1]. */
    public Statistic probabilistic(double benchmark) {
        double spread = spread();
        if (!(spread > 0)) {
            return Statistic.undefined("the returns take two values only");
        }
        double z = (sharpe - benchmark) * Math.sqrt(periods - 1.0) / Math.sqrt(spread);
        return Statistic.of(NORMAL.cumulativeProbability(z));
    }

    /**
     * The probability that the true ratio is above the expected best of {@code trials} trials without skill, taking
     * 1/(T − 1) as the variance of such a trial's ratio: its variance without skill, not the observed one, which
     * would count real differences between trials as noise.
     */
    public Statistic deflated(int trials) {
        return deflated(trials, 1 / (periods - 1.0));
    }

    /** The same with another variance of the trials' ratios. */
    public Statistic deflated(int trials, double varianceOfTrials) {
        if (!(varianceOfTrials >= 0)) {
            throw new IllegalArgumentException("varianceOfTrials must be >= 0: " + varianceOfTrials);
        }
        return probabilistic(Math.sqrt(varianceOfTrials) * expectedMaximum(trials));
    }

    /**
     * The number of periods after which such a ratio is above {@code benchmark} with this confidence; undefined when
     * the ratio is not above it.
     */
    public Statistic minimumTrackRecord(double benchmark, double confidence) {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0.5 and 1: " + confidence);
        }
        if (sharpe <= benchmark) {
            return Statistic.undefined("the ratio is not above the benchmark");
        }
        double z = NORMAL.inverseCumulativeProbability(confidence) / (sharpe - benchmark);
        return Statistic.of(1 + spread() * z * z);
    }

    /** Expected maximum of this many independent standard normal draws, by the paper's approximation; 0 for one. */
    public static double expectedMaximum(int trials) {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be >= 1: " + trials);
        }
        if (trials == 1) {
            return 0;
        }
        double common = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
        double rare = NORMAL.inverseCumulativeProbability(1 - 1 / (trials * Math.E));
        return (1 - EULER_MASCHERONI) * common + EULER_MASCHERONI * rare;
    }

    private double spread() {
        return 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }
}

package dev.scalpel.statistics;

/**
 * How much better one stream of returns was than another in the same periods.
 *
 * @param mean mean of first − second, a period
 * @param standardError by the stationary bootstrap
 * @param probability that the true mean is above zero: the probabilistic Sharpe ratio of the differences against zero
 */
public record PairedDifference(Statistic mean, Statistic standardError, Statistic probability, int periods) {

    /** @param bootstrap how long dependence lasts, how many resamples, which seed */
    public static PairedDifference of(double[] first, double[] second, StationaryBootstrap bootstrap) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("both need the same periods: " + first.length + " and " + second.length);
        }
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i] - second[i];
        }
        if (differences.length == 0) {
            Statistic none = Statistic.undefined("no periods");
            return new PairedDifference(none, none, none, 0);
        }
        Statistic mean = Statistic.of(Moments.mean(differences));
        String flaw = Moments.whyUndefined(differences);
        if (!flaw.isEmpty()) {
            return new PairedDifference(mean, Statistic.undefined(flaw), Statistic.undefined(flaw), differences.length);
        }
        return new PairedDifference(
                mean,
                Statistic.of(bootstrap.standardError(differences, Moments::mean)),
                SharpeInference.probabilisticOf(differences, 0),
                differences.length);
    }
}

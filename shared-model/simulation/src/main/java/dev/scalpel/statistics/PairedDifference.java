package dev.scalpel.statistics;

/**
 * How much better one stream of returns was than another in the same periods.
 *
 * @param mean mean of first − second, per period
 * @param standardError by the stationary bootstrap
 * @param probability that the true mean is above zero: the probabilistic Sharpe ratio of the differences against zero
 */
public record PairedDifference(Statistic mean, Statistic standardError, Statistic probability, int periods) {

    /** @param bootstrap block length, number of resamples, seed */
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
        String reason = Moments.whyUndefined(differences);
        if (!reason.isEmpty()) {
            return new PairedDifference(
                    mean, Statistic.undefined(reason), Statistic.undefined(reason), differences.length);
        }
        return new PairedDifference(
                mean,
                Statistic.of(bootstrap.standardError(differences, Moments::mean)),
                SharpeInference.probabilisticOf(differences, 0),
                differences.length);
    }
}

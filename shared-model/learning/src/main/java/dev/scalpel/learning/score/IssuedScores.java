package dev.scalpel.learning.score;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.Arrays;

/** The scores of a walk: of each minute that of the day's model, which had seen nothing of the day. */
public final class IssuedScores {

    private final BarSeries bars;
    private final DayRows days;
    private final double[] scores;
    private final double[] sigma;
    private final ScoreProcedure procedure;
    private final TradingSession session;
    /** Of each day the absolute scores, rising. */
    private final double[][] sorted;

    IssuedScores(
            BarSeries bars,
            DayRows days,
            double[] scores,
            double[] sigma,
            ScoreProcedure procedure,
            TradingSession session) {
        this.bars = bars;
        this.days = days;
        this.scores = scores;
        this.sigma = sigma;
        this.procedure = procedure;
        this.session = session;
        sorted = new double[days.days()][];
        for (int day = 0; day < sorted.length; day++) {
            sorted[day] = Arrays.stream(scores, days.from(day), days.to(day))
                    .filter(Double::isFinite)
                    .map(Math::abs)
                    .sorted()
                    .toArray();
        }
    }

    public BarSeries bars() {
        return bars;
    }

    DayRows days() {
        return days;
    }

    ScoreProcedure procedure() {
        return procedure;
    }

    /** When the instrument is traded. */
    public TradingSession session() {
        return session;
    }

    /** NaN where no score was issued. */
    public double score(int row) {
        return scores[row];
    }

    /** The unit of distance; NaN where it is not known. */
    public double sigma(int row) {
        return sigma[row];
    }

    double[] scores() {
        return scores;
    }

    double[] sigmas() {
        return sigma;
    }

    /**
     * The threshold of a day, by its days since the epoch: the quantile of the absolute scores of the days before it;
     * infinite where too few of them have scores.
     */
    public double threshold(long epochDay, double quantile) {
        return threshold(days.number(epochDay), quantile);
    }

    double threshold(int day, double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile must lie in [0, 1]: " + quantile);
        }
        double[][] window = Arrays.stream(
                        sorted, Math.max(0, day - procedure.thresholdDays()), Math.min(Math.max(0, day), sorted.length))
                .filter(scored -> scored.length > 0)
                .toArray(double[][]::new);
        return window.length < procedure.minThresholdDays()
                ? Double.POSITIVE_INFINITY
                : MergedQuantile.of(window, quantile);
    }

    /** The threshold of every day of the bars, by its number. */
    double[] thresholds(double quantile) {
        double[] all = new double[days.days()];
        for (int day = 0; day < all.length; day++) {
            all[day] = threshold(day, quantile);
        }
        return all;
    }
}

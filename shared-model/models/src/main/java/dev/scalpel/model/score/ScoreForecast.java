package dev.scalpel.model.score;

import dev.scalpel.statistics.NormalProbability;
import dev.scalpel.trading.PositionSide;

/**
 * What a model says of a minute, and what it was frozen with at the day's start.
 *
 * @param score σ times the predicted return, in units of σ√h
 * @param sigma the root mean square of the last hour's one-minute returns, at least half a basis point
 * @param threshold the quantile of earlier days' scores above which an entry is made; infinite where too few are known
 * @param slope gross return per unit of the score, of matured trades; NaN where there is none yet
 * @param variance mean of (gross return ÷ σ√60)² of these trades; NaN where there is none yet
 */
public record ScoreForecast(double score, double sigma, double threshold, double slope, double variance) {

    private static final double MINUTES_PER_HOUR = 60;

    public ScoreForecast {
        if (!Double.isFinite(score) || !(sigma > 0) || !(threshold >= 0)) {
            throw new IllegalArgumentException(
                    "score must be finite, sigma > 0 and threshold >= 0: " + score + ", " + sigma + ", " + threshold);
        }
    }

    /** The calibrated gross return of an entry now; NaN where no trade has matured. */
    public double expectedGross() {
        return slope * Math.abs(score);
    }

    /**
     * The probability that a position of this side gains before costs: of a normal distribution with the calibrated return and
     * the spread of the trades it was calibrated by. NaN where no trade has matured, or all returned the same.
     */
    public double winProbability(PositionSide side) {
        double spread = sigma * Math.sqrt(MINUTES_PER_HOUR * variance);
        return spread > 0 ? NormalProbability.below(side.sign() * slope * score / spread) : Double.NaN;
    }

    /** Whether the score is large enough to enter, whatever it costs. */
    public boolean signals() {
        return Math.abs(score) > threshold;
    }

    ScoreForecast withThreshold(double other) {
        return new ScoreForecast(score, sigma, other, slope, variance);
    }
}

package dev.scalpel.model.score;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.StandAsideReason;
import java.util.Map;
import java.util.Set;

/** From a score to an entry, or the reason against it; the same in batch, in execution and in reviews. */
public final class ScoreEntryRule {

    /** Names of a decision's figures. */
    public static final String SCORE = "score";

    public static final String THRESHOLD = "threshold";
    public static final String EXPECTED_GROSS = "expectedGross";
    public static final String ROUND_TRIP = "roundTrip";
    public static final String SLOPE = "slope";

    private static final double MINUTES_PER_DAY = 1_440;
    private static final double MINUTES_PER_HOUR = 60;

    private ScoreEntryRule() {}

    /**
     * Enters where the score is beyond its threshold and its calibrated gross return exceeds the round trip. Where trading
     * is free, every score beyond the threshold is traded: so the shadow trades that calibrate a model are exactly those of
     * an account without costs.
     *
     * @param costs of orders of one size, {@link Costs#atNotional}
     * @param sides that the instrument and the settings allow
     */
    public static Decision decide(
            ScoreForecast forecast, ScoreTactics tactics, Costs costs, Set<PositionSide> sides, String modelId) {
        double score = forecast.score();
        if (!forecast.signals()) {
            return Double.isInfinite(forecast.threshold())
                    ? StandAside.because(StandAsideReason.BELOW_THRESHOLD, SCORE, score)
                    : StandAside.because(
                            StandAsideReason.BELOW_THRESHOLD, SCORE, score, THRESHOLD, forecast.threshold());
        }
        PositionSide side = score > 0 ? PositionSide.LONG : PositionSide.SHORT;
        if (!sides.contains(side)) {
            return StandAside.because(StandAsideReason.SIDE_NOT_OFFERED, SCORE, score, THRESHOLD, forecast.threshold());
        }
        double roundTrip = costs.roundTrip();
        double expected = forecast.expectedGross();
        if (roundTrip > 0 && !(expected > roundTrip)) {
            return new StandAside(
                    StandAsideReason.NO_CANDIDATE,
                    Double.isNaN(expected)
                            ? Map.of(SCORE, score, ROUND_TRIP, roundTrip)
                            : Map.of(
                                    SCORE,
                                    score,
                                    SLOPE,
                                    forecast.slope(),
                                    EXPECTED_GROSS,
                                    expected,
                                    ROUND_TRIP,
                                    roundTrip));
        }
        double share = share(forecast, tactics, roundTrip);
        if (!(share > 0)) {
            return StandAside.because(StandAsideReason.NO_SIZE, SCORE, score, EXPECTED_GROSS, expected);
        }
        return new Decision.Enter(
                ByScore.of(modelId, score, forecast.threshold(), side, forecast.sigma(), tactics),
                share,
                expected - roundTrip,
                Double.NaN,
                tactics);
    }

    /** Whether {@link #decide} would enter, or stand aside for a better reason than a small score. */
    static boolean mayEnter(double score, double threshold) {
        return Math.abs(score) > threshold;
    }

    /** The wanted volatility, at most the Kelly share of the calibrated edge, at most the cap. */
    private static double share(ScoreForecast forecast, ScoreTactics tactics, double roundTrip) {
        double sigma = forecast.sigma();
        double share = Math.min(tactics.sizeCap(), tactics.targetVolatility() / (sigma * Math.sqrt(MINUTES_PER_DAY)));
        if (roundTrip > 0) {
            double edge = forecast.expectedGross() - roundTrip;
            double risk = forecast.variance() * MINUTES_PER_HOUR * sigma * sigma;
            share = Math.min(share, tactics.kellyFraction() * edge / risk);
        }
        return share;
    }
}

package dev.scalpel.venue.sample;

import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.Optional;
import java.util.function.Supplier;

/** Replaces a trained score model: its score is far on the side that the test has set, and 0 without one. */
final class SidedScores implements ScoreForecaster {

    static final int HOLD_MINUTES = 10;

    private static final double SCORE = 0.002;
    private static final double THRESHOLD = 0.001;
    private static final ScoreTactics TACTICS = new ScoreTactics(0.97, 0, 5, 15, HOLD_MINUTES, 1, 0.25, 0.5, 0);

    private final Supplier<Optional<PositionSide>> predicted;

    SidedScores(Supplier<Optional<PositionSide>> predicted) {
        this.predicted = predicted;
    }

    @Override
    public String modelId() {
        return "20260601T000000Z-0123456789ab";
    }

    @Override
    public FeatureSet features() {
        return FeatureSet.standard(FeatureVariant.ALONE);
    }

    @Override
    public ScoreTactics tactics() {
        return TACTICS;
    }

    @Override
    public Costs costs() {
        return Costs.FREE;
    }

    @Override
    public ScoreForecast forecast(double[] features) {
        double score = predicted.get().map(side -> side.sign() * SCORE).orElse(0.0);
        return new ScoreForecast(score, SidedForecaster.SIGMA, THRESHOLD, Double.NaN, Double.NaN);
    }
}

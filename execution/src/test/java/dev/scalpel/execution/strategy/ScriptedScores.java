package dev.scalpel.execution.strategy;

import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ScoreTactics;
import java.util.List;

/**
 * Replaces a trained score model: it gives every bar the same score, beyond a threshold of 0.0005.
 *
 * @param slope of its calibration; NaN before a trade has matured
 */
public record ScriptedScores(double score, double slope) implements ScoreForecaster {

    public static final String ID = "20260601T000000Z-0123456789ab";
    static final double SIGMA = 0.001;
    /** A stop of three hours' volatility, a cool-down of five minutes. */
    static final ScoreTactics TACTICS = new ScoreTactics(0.97, 0, 3, 15, 240, 0.02, 0.25, 1, 5);

    private static final FeatureSet FEATURES =
            FeatureSet.standard(FeatureVariant.ALONE).only(List.of("return_5"));

    public ScriptedScores(double score) {
        this(score, 1);
    }

    @Override
    public String modelId() {
        return ID;
    }

    @Override
    public FeatureSet features() {
        return FEATURES;
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
        return new ScoreForecast(score, SIGMA, 0.0005, slope, Double.isNaN(slope) ? Double.NaN : 1);
    }
}

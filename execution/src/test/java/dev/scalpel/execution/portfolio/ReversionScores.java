package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ScoreTactics;
import java.util.List;

/** Replaces a trained score model: it expects the last five minutes' return back. */
record ReversionScores(double threshold, ScoreTactics tactics) implements ScoreForecaster {

    static final String ID = "20260601T000000Z-0123456789ab";
    static final ScoreTactics TACTICS = new ScoreTactics(0.9, 0, 3, 6, 30, 0.02, 0.25, 1, 3);

    private static final double SIGMA = 0.001;
    private static final FeatureSet FEATURES =
            FeatureSet.standard(FeatureVariant.ALONE).only(List.of("return_5"));

    static ChampionStatus champion(double threshold) {
        return new ChampionStatus.Model(new ReversionScores(threshold, TACTICS));
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
    public Costs costs() {
        return Costs.FREE;
    }

    @Override
    public ScoreForecast forecast(double[] row) {
        return new ScoreForecast(-row[0], SIGMA, threshold, 1, 1);
    }
}

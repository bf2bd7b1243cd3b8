package dev.scalpel.execution.champion;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.BracketGrid;

/** The champion's model as execution uses it. */
public interface Forecaster {

    String modelId();

    FeatureSet features();

    BracketGrid grid();

    TacticsRule tactics();

    /**
     * The prediction for a bar.
     *
     * @param features of the bar, in the order of {@link #features()}
     * @param sigma the volatility unit at the bar
     */
    Prediction predict(double[] features, double sigma);
}

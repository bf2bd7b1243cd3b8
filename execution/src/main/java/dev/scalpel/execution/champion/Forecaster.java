package dev.scalpel.execution.champion;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.BracketGrid;

/** A champion as the minute sees it. */
public interface Forecaster {

    String modelId();

    FeatureSet features();

    BracketGrid grid();

    TacticsRule tactics();

    /**
     * What it has to say of a bar.
     *
     * @param features of the bar, in the order of {@link #features()}
     * @param sigma unit of distance at the bar
     */
    Prediction outlook(double[] features, double sigma);
}

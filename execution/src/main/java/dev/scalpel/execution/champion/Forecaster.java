package dev.scalpel.execution.champion;

import dev.scalpel.features.FeatureSet;
import java.util.function.Function;

/** The champion's model as execution uses it, in one of the two styles. */
public sealed interface Forecaster permits BracketForecaster, ScoreForecaster {

    String modelId();

    FeatureSet features();

    /** What the function of its style makes of it. */
    <T> T byStyle(Function<BracketForecaster, T> brackets, Function<ScoreForecaster, T> score);
}

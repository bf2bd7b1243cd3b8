package dev.scalpel.execution.champion;

import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.BracketGrid;
import java.util.Optional;
import java.util.function.Function;

/** A model that chooses a bracket for each entry. */
public non-sealed interface BracketForecaster extends Forecaster {

    BracketGrid grid();

    TacticsRule tactics();

    /** What {@link #tactics} rests on if it depends on the regime. */
    default Optional<TacticsPolicy> policy() {
        return Optional.empty();
    }

    /**
     * The prediction for a bar.
     *
     * @param features of the bar, in the order of {@link #features()}
     * @param sigma the volatility unit at the bar
     */
    Prediction predict(double[] features, double sigma);

    @Override
    default <T> T byStyle(Function<BracketForecaster, T> brackets, Function<ScoreForecaster, T> score) {
        return brackets.apply(this);
    }
}

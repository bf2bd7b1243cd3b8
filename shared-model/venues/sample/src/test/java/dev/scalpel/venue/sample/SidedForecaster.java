package dev.scalpel.venue.sample;

import dev.scalpel.execution.champion.BracketForecaster;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Replaces a trained model: it predicts a gain on the side that the test has set, or none. */
final class SidedForecaster implements BracketForecaster {

    /** One thousandth of the price: the stop is 0.2 %, the target 0.3 % away. */
    static final double SIGMA = 0.001;

    static final int HOLD_MINUTES = 10;

    private static final BracketGrid GRID =
            new BracketGrid(List.of(PositionSide.LONG, PositionSide.SHORT), List.of(2.0), List.of(3.0), HOLD_MINUTES);
    private static final BracketTactics TACTICS = new BracketTactics(0.5, 0.4, 0.9, 0.5, HOLD_MINUTES, 0);

    private final Supplier<Optional<PositionSide>> predicted;

    SidedForecaster(Supplier<Optional<PositionSide>> predicted) {
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
    public BracketGrid grid() {
        return GRID;
    }

    @Override
    public TacticsRule tactics() {
        return TacticsRule.fixed(TACTICS);
    }

    @Override
    public Prediction predict(double[] features, double sigma) {
        return predicted
                .get()
                .map(side ->
                        new Prediction(GRID.number(GRID.sides().indexOf(side), 0, 0), SIGMA, 0.002, 0.002, 0.7, 1.5))
                .orElseGet(() -> Prediction.none(sigma));
    }
}

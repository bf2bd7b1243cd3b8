package dev.scalpel.execution;

import dev.scalpel.execution.champion.BracketForecaster;
import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.decision.EntryRule;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** Replaces a trained model: its prediction is drawn from the bits of a row's features. */
final class SeededForecaster implements BracketForecaster {

    static final BracketTactics TACTICS = new BracketTactics(0.5, 0.4, 0.9, 0.5, 45, 7);

    private final FeatureSet features;
    private final BracketGrid grid;
    private final double eagerness;
    private final TacticsRule tactics;

    /** @param eagerness fraction of the bars that it enters on */
    SeededForecaster(FeatureSet features, BracketGrid grid, double eagerness) {
        this(features, grid, eagerness, TacticsRule.fixed(TACTICS));
    }

    SeededForecaster(FeatureSet features, BracketGrid grid, double eagerness, TacticsRule tactics) {
        this.tactics = tactics;
        this.features = features;
        this.grid = grid;
        this.eagerness = eagerness;
    }

    @Override
    public String modelId() {
        return "20261120T002000Z-0123456789ab";
    }

    @Override
    public FeatureSet features() {
        return features;
    }

    @Override
    public BracketGrid grid() {
        return grid;
    }

    @Override
    public TacticsRule tactics() {
        return tactics;
    }

    @Override
    public Prediction predict(double[] row, double sigma) {
        SplittableRandom random = new SplittableRandom(Arrays.hashCode(row));
        boolean enters = random.nextDouble() < eagerness;
        double net = sigma * (enters ? 0.5 + random.nextDouble() : 0.4 * random.nextDouble());
        return new Prediction(random.nextInt(grid.size()), sigma, 2 * net, net, 0.4 + 0.4 * random.nextDouble(), 1.5);
    }

    /** The batch's rule: the same over all rows of the whole series. */
    DecisionRule over(BarSeries bars, Optional<BarSeries> reference) {
        FeatureMatrix matrix = features.compute(bars, reference);
        double[] sigma = VolatilityUnit.of(bars);
        return (row, account) -> matrix.available(row)
                ? tactics.at(matrix.row(row), bars.openTime(row), account)
                        .tactics()
                        .map(here -> EntryRule.decide(predict(matrix.row(row), sigma[row]), here, grid, modelId()))
                        .orElseGet(() -> StandAside.because(StandAsideReason.POLICY))
                : StandAside.because(StandAsideReason.FEATURES_MISSING);
    }
}

package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.execution.champion.BracketForecaster;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.PositionSide;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/** A model that enters on demand, with brackets so narrow that every way to end comes soon. */
public final class StormForecaster implements BracketForecaster {

    public static final int HOLD_MINUTES = 6;

    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 0.5, HOLD_MINUTES, 0);
    private static final TacticsRule.Choice TRADE = new TacticsRule.Choice(Optional.of(TACTICS), "on demand", Map.of());
    private static final TacticsRule.Choice WAIT = new TacticsRule.Choice(Optional.empty(), "no demand", Map.of());

    /** Short look-backs, so that a testbed can begin an hour after its first bar. */
    private final FeatureSet features =
            FeatureSet.standard(FeatureVariant.ALONE).only(List.of("return_5", "rsi_14"));

    private final BracketGrid grid;
    private final LongPredicate enters;

    /** @param enters whether to enter after the bar of this minute */
    public StormForecaster(List<Double> stops, List<Double> targets, LongPredicate enters) {
        grid = new BracketGrid(List.of(PositionSide.LONG), stops, targets, HOLD_MINUTES);
        this.enters = enters;
    }

    @Override
    public String modelId() {
        return "20261120T002000Z-fau1ts000000";
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
        return (row, barTime, account) -> enters.test(barTime) ? TRADE : WAIT;
    }

    @Override
    public Prediction predict(double[] row, double sigma) {
        SplittableRandom random = new SplittableRandom(Arrays.hashCode(row));
        double win = 0.5 + 0.4 * random.nextDouble();
        return new Prediction(random.nextInt(grid.size()), sigma, sigma, sigma, win, 1.5);
    }
}

package dev.scalpel.execution;

import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.score.ScoreEntryRule;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.StandAsideReason;
import java.util.Optional;
import java.util.Set;

/** Replaces a trained score model: it expects a quarter of the last 15 minutes' return back. */
final class ScoredForecaster implements ScoreForecaster {

    static final ScoreTactics TACTICS = new ScoreTactics(0.9, 0, 5, 15, 20, 0.02, 0.25, 0.5, 3);

    private static final double SLOPE = 1;
    private static final double VARIANCE = 0.2;

    private final FeatureSet features;
    private final ScoreTactics tactics;
    private final double threshold;
    private final Costs costs;
    private final int column;
    private final int volatility;

    /** @param threshold in σ */
    ScoredForecaster(FeatureVariant variant, ScoreTactics tactics, double threshold, Costs costs) {
        this(FeatureSet.standard(variant), "return_15", tactics, threshold, costs);
    }

    /**
     * @param features with those of the standard set
     * @param expectedBack the feature of which a quarter is expected back
     */
    ScoredForecaster(FeatureSet features, String expectedBack, ScoreTactics tactics, double threshold, Costs costs) {
        this.features = features;
        this.tactics = tactics;
        this.threshold = threshold;
        this.costs = costs;
        column = features.columnOf(expectedBack);
        volatility = features.columnOf("volatility_60");
    }

    @Override
    public String modelId() {
        return "20261120T002000Z-5c0re0000000";
    }

    @Override
    public FeatureSet features() {
        return features;
    }

    @Override
    public ScoreTactics tactics() {
        return tactics;
    }

    @Override
    public Costs costs() {
        return costs;
    }

    @Override
    public ScoreForecast forecast(double[] row) {
        double sigma = Math.max(row[volatility], 1e-5);
        return new ScoreForecast(-row[column] / 4, sigma, threshold * sigma, SLOPE, VARIANCE);
    }

    /** The batch's rule: the same over all rows of the whole series. */
    DecisionRule over(BarSeries bars, Optional<BarSeries> reference, Set<PositionSide> sides) {
        FeatureMatrix matrix = features.compute(bars, reference);
        return new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                return matrix.available(row)
                        ? ScoreEntryRule.decide(forecast(matrix.row(row)), tactics, costs, sides, modelId())
                        : StandAside.because(StandAsideReason.FEATURES_MISSING);
            }

            @Override
            public boolean exits(int row, Position position) {
                return matrix.available(row)
                        && position.basis() instanceof EntryBasis.ByScore basis
                        && basis.exitsAt(forecast(matrix.row(row)).score());
            }

            @Override
            public int nextExit(int row, Position position) {
                return row;
            }
        };
    }
}

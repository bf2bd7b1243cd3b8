package dev.scalpel.learning.replay;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.BracketModelAtCosts;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.decision.PredictionRule;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Trade;
import java.util.List;
import java.util.Optional;

/**
 * Replays a stored model over a block of bars, such as the champion on the challenger's hours. The model predicts each
 * bar once; the predictions can be replayed under any number of tactics.
 */
public final class ModelReplay {

    private final BracketModel model;
    private final TimeBlock block;
    private final BarSeries bars;
    private final FeatureMatrix features;
    private final int firstFeatures;
    private final Predictions predictions;
    private final SimulationSettings settings;

    private ModelReplay(
            BracketModel model,
            TimeBlock block,
            BarSeries bars,
            FeatureMatrix features,
            int firstFeatures,
            Predictions predictions,
            SimulationSettings settings) {
        this.model = model;
        this.block = block;
        this.bars = bars;
        this.features = features;
        this.firstFeatures = firstFeatures;
        this.predictions = predictions;
        this.settings = settings;
    }

    /**
     * Predicts each bar of the block.
     *
     * @throws ModelRefusedException when its features cannot be computed from these bars
     */
    public static ModelReplay over(
            BracketModel model,
            Examples examples,
            Optional<BarSeries> reference,
            TimeBlock block,
            SimulationSettings settings) {
        FeatureMatrix features = features(model, examples, reference);
        BracketModelAtCosts modelAtCosts = model.atCosts(settings.decisionCosts());
        int first = examples.rowFrom(block.from());
        int last = examples.rowFrom(block.to());
        Predictions.Builder predictions = new Predictions.Builder(last - first);
        for (int row = first; row < last; row++) {
            if (features.available(row) && examples.sigma(row) > 0) {
                predictions.add(modelAtCosts.predict(features.row(row), examples.sigma(row)));
            } else {
                predictions.missing();
            }
        }
        return new ModelReplay(
                model, block, examples.bars().slice(first, last), features, first, predictions.build(), settings);
    }

    /**
     * Trades the block from flat with the model's own tactics.
     *
     * @throws ModelRefusedException when its features cannot be computed from these bars
     */
    public static BlockReplay replay(
            BracketModel model,
            Examples examples,
            Optional<BarSeries> reference,
            TimeBlock block,
            SimulationSettings settings) {
        return over(model, examples, reference, block, settings).replay(model.tactics());
    }

    /** Trades the block from flat. */
    public BlockReplay replay(TacticsRule tactics) {
        return replay(byRow(tactics));
    }

    /** The same with tactics by row, counted from the block's first bar. */
    public BlockReplay replay(PredictionRule.RowTactics tactics) {
        return BlockReplay.replay(bars, block, predictions, tactics, model.grid(), settings);
    }

    /** The trades of these tactics that close in the block. */
    public List<Trade> trades(TacticsRule tactics) {
        return BlockReplay.run(bars, new PredictionRule(predictions, byRow(tactics), model.grid()), settings)
                .trades();
    }

    /** Decides as the model does under its own tactics; rows count from the block's first bar. */
    public DecisionRule rule() {
        return new PredictionRule(predictions, byRow(model.tactics()), model.grid());
    }

    private PredictionRule.RowTactics byRow(TacticsRule tactics) {
        return (row, account) ->
                tactics.at(features(row), bars.openTime(row), account).tactics();
    }

    /** A part of the block. */
    public ModelReplay within(TimeBlock part) {
        int from = bars.firstRowFrom(part.from());
        int to = bars.firstRowFrom(part.to());
        return new ModelReplay(
                model,
                part,
                bars.slice(from, to),
                features,
                firstFeatures + from,
                predictions.slice(from, to),
                settings);
    }

    public BracketModel model() {
        return model;
    }

    public TimeBlock block() {
        return block;
    }

    /** The block's bars; rows count from its first one. */
    public BarSeries bars() {
        return bars;
    }

    public Predictions predictions() {
        return predictions;
    }

    public SimulationSettings settings() {
        return settings;
    }

    /** The model's features of a row. */
    public double[] features(int row) {
        return features.row(firstFeatures + row);
    }

    private static FeatureMatrix features(BracketModel model, Examples examples, Optional<BarSeries> reference) {
        FeatureSet featureSet = model.featureSet();
        if (featureSet.version().equals(examples.features().set().version())) {
            return examples.features();
        }
        if (featureSet.variant().reference() && reference.isEmpty()) {
            throw new ModelRefusedException(
                    model.id(), "its features need the reference pair's bars, and there are none");
        }
        return featureSet.compute(examples.bars(), reference);
    }
}

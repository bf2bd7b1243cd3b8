package dev.scalpel.learning.replay;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.decision.PredictionRule;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Trade;
import java.util.List;
import java.util.Optional;

/**
 * What a stored model makes of a block of bars: the present champion on the challenger's hours, a champion's next week.
 * The model is asked once for each bar; the answers are replayed under as many tactics as one likes.
 */
public final class ModelReplay {

    private final BracketModel model;
    private final TimeBlock block;
    private final BarSeries bars;
    private final FeatureMatrix features;
    private final int firstFeatures;
    private final Predictions outlooks;
    private final SimulationSettings settings;

    private ModelReplay(
            BracketModel model,
            TimeBlock block,
            BarSeries bars,
            FeatureMatrix features,
            int firstFeatures,
            Predictions outlooks,
            SimulationSettings settings) {
        this.model = model;
        this.block = block;
        this.bars = bars;
        this.features = features;
        this.firstFeatures = firstFeatures;
        this.outlooks = outlooks;
        this.settings = settings;
    }

    /**
     * Asks the model for each bar of the block.
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
        BracketModel.Asked asked = model.under(settings.costs());
        int first = examples.rowFrom(block.from());
        int last = examples.rowFrom(block.to());
        Predictions.Builder outlooks = new Predictions.Builder(last - first);
        for (int row = first; row < last; row++) {
            if (features.available(row) && examples.sigma(row) > 0) {
                outlooks.add(asked.outlook(features.row(row), examples.sigma(row)));
            } else {
                outlooks.missing();
            }
        }
        return new ModelReplay(
                model, block, examples.bars().slice(first, last), features, first, outlooks.build(), settings);
    }

    /**
     * Trades the block from flat by the model's own tactics.
     *
     * @throws ModelRefusedException when its features cannot be computed from these bars
     */
    public static BlockReplay of(
            BracketModel model,
            Examples examples,
            Optional<BarSeries> reference,
            TimeBlock block,
            SimulationSettings settings) {
        return over(model, examples, reference, block, settings).traded(model.tactics());
    }

    /** Trades the block from flat. */
    public BlockReplay traded(TacticsRule tactics) {
        return traded(byRow(tactics));
    }

    /** The same under tactics by row, which counts from the block's first bar. */
    public BlockReplay traded(PredictionRule.RowTactics tactics) {
        return BlockReplay.replay(bars, block, outlooks, tactics, model.grid(), settings);
    }

    /** The trades that this would make, those closed in the block. */
    public List<Trade> trades(TacticsRule tactics) {
        return BlockReplay.run(bars, new PredictionRule(outlooks, byRow(tactics), model.grid()), settings)
                .trades();
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
                model, part, bars.slice(from, to), features, firstFeatures + from, outlooks.slice(from, to), settings);
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

    public Predictions outlooks() {
        return outlooks;
    }

    public SimulationSettings settings() {
        return settings;
    }

    /** The model's features of a row. */
    public double[] features(int row) {
        return features.row(firstFeatures + row);
    }

    private static FeatureMatrix features(BracketModel model, Examples examples, Optional<BarSeries> reference) {
        FeatureSet wanted = model.featureSet();
        if (wanted.version().equals(examples.features().set().version())) {
            return examples.features();
        }
        if (wanted.variant().reference() && reference.isEmpty()) {
            throw new ModelRefusedException(
                    model.id(), "its features need the reference pair's bars, and there are none");
        }
        return wanted.compute(examples.bars(), reference);
    }
}

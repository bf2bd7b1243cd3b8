package dev.scalpel.learning;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.Outlooks;
import dev.scalpel.simulation.SimulationSettings;
import java.util.Optional;

/** What a stored model makes of a block of bars: the present champion on the challenger's hours, a champion's next week. */
public final class ModelReplay {

    private ModelReplay() {}

    /**
     * Trades the block from flat.
     *
     * @throws ModelRefusedException when its features cannot be computed from these bars
     */
    public static Traded of(
            BracketModel model,
            Examples examples,
            Optional<BarSeries> reference,
            Block block,
            SimulationSettings settings) {
        FeatureMatrix features = features(model, examples, reference);
        BracketModel.Asked asked = model.under(settings.costs());
        int first = examples.rowFrom(block.from());
        int last = examples.rowFrom(block.to());
        Outlooks.Builder outlooks = new Outlooks.Builder(last - first);
        for (int row = first; row < last; row++) {
            if (features.available(row) && examples.sigma(row) > 0) {
                outlooks.add(asked.outlook(features.row(row), examples.sigma(row)));
            } else {
                outlooks.missing();
            }
        }
        return Traded.replay(
                examples.bars().slice(first, last),
                block,
                outlooks.build(),
                model.manifest().tactics(),
                model.grid(),
                settings);
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

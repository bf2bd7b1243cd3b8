package dev.scalpel.training;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.OutlookRule;
import dev.scalpel.model.Outlooks;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.training.data.Block;
import dev.scalpel.training.data.Examples;
import dev.scalpel.training.tuning.Traded;
import java.util.Optional;

/** What a stored model makes of bars: the present champion on the challenger's hours. */
final class ChampionReplay {

    private ChampionReplay() {}

    /**
     * Hour by hour, flat at the beginning.
     *
     * @throws ModelRefusedException when its features cannot be computed from these bars
     */
    static HourlyReturns of(
            BracketModel model,
            Examples examples,
            Optional<BarSeries> reference,
            Block block,
            SimulationSettings settings) {
        Manifest manifest = model.manifest();
        Outlooks outlooks =
                model.under(settings.costs()).outlooks(features(model, examples, reference), examples.sigma());
        int first = examples.rowFrom(block.from());
        OutlookRule rule = new OutlookRule(outlooks, manifest.tactics(), model.grid());
        return Traded.hours(
                examples.bars().slice(first, examples.rowFrom(block.to())),
                block,
                (row, account) -> rule.decide(first + row, account),
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

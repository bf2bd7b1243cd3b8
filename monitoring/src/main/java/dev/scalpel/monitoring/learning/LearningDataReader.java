package dev.scalpel.monitoring.learning;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the champion, the bars since its fit, and some older bars. */
final class LearningDataReader {

    /** Fewest bars, as a share of the minutes. */
    private static final double MIN_COVERAGE = 0.5;

    private final Optional<InstrumentId> reference;
    private final BarRepository archive;
    private final ChampionRegistry registry;
    private final ModelStore models;

    /** @param store of champions and models */
    LearningDataReader(ObjectStore store, BarRepository archive, Optional<InstrumentId> reference) {
        this.reference = reference;
        this.archive = archive;
        registry = new ChampionRegistry(store);
        models = new ModelStore(store);
    }

    /**
     * @param end end of the newest bars
     * @throws NothingToLearnException when there is no champion, or too few bars that its fit has not seen
     */
    LearningData read(InstrumentId instrument, Instant end, LearningConfig config, Instant now) {
        SavedModel saved = champion(instrument, now);
        if (saved.manifest() instanceof ScoreManifest) {
            throw new NothingToLearnException(
                    "The champion follows a score: each night's training makes it anew, and nothing is learned in between.");
        }
        BracketModel model = open(saved);
        long to = floorToHour(end.toEpochMilli());
        TimeBlock unseen = new TimeBlock(to - config.unseen().toMillis(), to);
        long fitEnd = floorToHour(model.window().holdOut());
        if (unseen.from() - fitEnd < config.minNew().toMillis()) {
            throw new NothingToLearnException("The champion's fit has seen the bars until "
                    + Instant.ofEpochMilli(fitEnd) + ". Between that and the " + days(config.unseen())
                    + " days kept for the gate there must be " + days(config.minNew()) + " days.");
        }
        TimeBlock newest = new TimeBlock(fitEnd, unseen.from());
        FeatureSet features = model.featureSet();
        long first = Math.max(model.window().from(), fitEnd - config.replay().toMillis());
        long from = Minutes.plus(first, -Math.max(features.lookBack(), VolatilityUnit.LOOK_BACK));
        BarSeries bars = archive.read(instrument, from, to);
        if (bars.between(fitEnd, to).size() < MIN_COVERAGE * Minutes.between(fitEnd, to)) {
            throw new NothingToLearnException("Most bars since the champion's fit are missing from the store.");
        }
        Optional<BarSeries> reference = features.variant().reference()
                ? this.reference.map(other -> archive.read(other, from, to)).filter(other -> !other.isEmpty())
                : Optional.empty();
        if (features.variant().reference() && reference.isEmpty()) {
            throw new NothingToLearnException("The champion needs the reference pair's bars, and there are none.");
        }
        Examples examples = Examples.of(bars, reference, features, model.grid(), config.simulation());
        return new LearningData(instrument, saved, model, examples, reference, newest, unseen);
    }

    private SavedModel champion(InstrumentId instrument, Instant now) {
        Champion champion = registry.champion(instrument);
        String id = champion.modelId()
                .orElseThrow(() -> new NothingToLearnException("The champion is flat: there is no model to update."));
        if (champion.expiry().filter(expiry -> !now.isBefore(expiry)).isPresent()) {
            throw new NothingToLearnException("The champion " + id + " has expired.");
        }
        try {
            return models.load(instrument, id);
        } catch (ModelRefusedException refused) {
            throw new NothingToLearnException("The champion cannot be used: " + refused.getMessage());
        }
    }

    private static BracketModel open(SavedModel saved) {
        try {
            return BracketModel.open(saved);
        } catch (ModelRefusedException refused) {
            throw new NothingToLearnException("The champion cannot be used: " + refused.getMessage());
        }
    }

    private static long floorToHour(long time) {
        return Math.floorDiv(time, HourlyReturns.HOUR_MILLIS) * HourlyReturns.HOUR_MILLIS;
    }

    private static long days(Duration duration) {
        return duration.toDays();
    }
}

package dev.scalpel.training.daily;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScoreModelReader;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.Retirement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reviews the present champion: whether it has expired or cannot be used any more. */
final class IncumbentReview {

    private final ChampionRegistry registry;
    private final ModelStore models;
    private final InstrumentId instrument;

    IncumbentReview(ChampionRegistry registry, ModelStore models, InstrumentId instrument) {
        this.registry = registry;
        this.models = models;
        this.instrument = instrument;
    }

    Champion champion() {
        return registry.champion(instrument);
    }

    /** Why it must retire. Needs no bars: a champion must not outlive its expiry because there are none. */
    Optional<Retirement> retirement(Champion champion, Instant now) {
        return Retirement.of(champion, now).or(() -> champion.modelId().flatMap(this::refusal));
    }

    private Optional<Retirement> refusal(String id) {
        try {
            SavedModel saved = models.load(instrument, id);
            if (saved.manifest() instanceof ScoreManifest) {
                ScoreModelReader.open(saved);
            } else {
                BracketModel.open(saved);
            }
            return Optional.empty();
        } catch (ModelRefusedException refused) {
            return Optional.of(new Retirement("retired to flat: " + refused.getMessage(), Map.of()));
        }
    }

    /**
     * Replaces the champion by flat.
     *
     * @return the present champion: flat, or another that was promoted meanwhile
     */
    Champion retire(Champion champion, Retirement retirement, Instant now) {
        return registry.retire(instrument, champion.name(), now, retirement.explanation(), retirement.figures());
    }
}

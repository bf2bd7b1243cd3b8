package dev.scalpel.training;

import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScoreModelReader;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rolls the champion back on request. Refuses a model that is not usable, and then changes nothing. */
final class Rollback {

    private final ChampionRegistry registry;
    private final ModelStore models;
    private final Clock clock;
    private final Duration lifetime;
    private final List<InstrumentId> traded;

    Rollback(ObjectStore store, Clock clock, Duration lifetime, List<InstrumentId> traded) {
        this.registry = new ChampionRegistry(store);
        this.models = new ModelStore(store);
        this.clock = clock;
        this.lifetime = lifetime;
        this.traded = traded;
    }

    /** @param to a model's id, or {@code flat}; by default the previous champion */
    RollbackAnswer run(InstrumentId instrument, Optional<String> to) {
        Champion before = registry.champion(instrument);
        if (!traded.contains(instrument) && before.history().isEmpty()) {
            throw new BadRequestException(
                    instrument.symbol() + " is not traded here and never had a champion; traded are "
                            + traded.stream().map(InstrumentId::symbol).toList());
        }
        if (to.isEmpty() && before.history().isEmpty()) {
            throw new BadRequestException(
                    instrument.symbol() + " never had a champion: there is nothing to roll back to");
        }
        Optional<String> target =
                to.isPresent() ? to.filter(name -> !name.equals(Champion.FLAT_NAME)) : before.previous();
        target.ifPresent(model -> requireUsable(instrument, model));
        String words = "rolled back by hand from " + before.name() + " to " + target.orElse(Champion.FLAT_NAME)
                + "; evidence and licence are not touched";
        Champion after =
                registry.rollback(instrument, new Champion.Step(clock.instant(), target, words, Map.of()), lifetime);
        return new RollbackAnswer(instrument.symbol(), before.name(), after.name(), words);
    }

    private void requireUsable(InstrumentId instrument, String model) {
        try {
            SavedModel saved = models.load(instrument, model);
            if (saved.manifest() instanceof ScoreManifest) {
                ScoreModelReader.open(saved);
            } else {
                BracketModel.open(saved);
            }
        } catch (ModelRefusedException refused) {
            throw new BadRequestException("field 'to' must name a usable model or flat: " + refused.getMessage());
        }
    }
}

package dev.scalpel.training.daily;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.Evidence.Incumbent;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.promotion.Retirement;
import dev.scalpel.training.tuning.TrainingWindow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reviews the present champion: whether it must retire, and its returns on the hours that judge the challenger. */
final class IncumbentReview {

    private final TrainingConfig config;
    private final ChampionRegistry registry;
    private final ModelStore models;
    private final InstrumentId instrument;

    IncumbentReview(TrainingConfig config, ChampionRegistry registry, ModelStore models, InstrumentId instrument) {
        this.config = config;
        this.registry = registry;
        this.models = models;
        this.instrument = instrument;
    }

    /**
     * The champion on the challenger's hours.
     *
     * @param incumbent empty where the champion is flat or must retire
     * @param retirement why it must retire
     */
    record Outcome(Optional<Incumbent> incumbent, Optional<Retirement> retirement) {

        private static Outcome retired(Retirement retirement) {
            return new Outcome(Optional.empty(), Optional.of(retirement));
        }
    }

    Champion champion() {
        return registry.champion(instrument);
    }

    /** Needs no bars: a champion must not outlive its expiry because there are none. */
    Optional<Retirement> expired(Champion champion, Instant now) {
        return Retirement.of(champion, now, HourlyReturns.none(), config.gate());
    }

    /** Replays the champion and decides whether it stays. Changes nothing. */
    Outcome review(Champion champion, Examples examples, TrainingRequest request, TrainingWindow window, Instant now) {
        if (champion.isFlat()) {
            return new Outcome(Optional.empty(), Optional.empty());
        }
        Incumbent incumbent;
        try {
            incumbent = replayed(champion.name(), examples, request, window);
        } catch (ModelRefusedException refused) {
            return Outcome.retired(new Retirement("retired to flat: " + refused.getMessage(), Map.of()));
        }
        return Retirement.of(champion, now, incumbent.unseen(), config.gate())
                .map(Outcome::retired)
                .orElseGet(() -> new Outcome(Optional.of(incumbent), Optional.empty()));
    }

    /**
     * Replaces the champion by flat.
     *
     * @return the present champion: flat, or another that was promoted meanwhile
     */
    Champion retire(Champion champion, Retirement retirement, Instant now) {
        return registry.retire(instrument, champion.name(), now, retirement.explanation(), retirement.figures());
    }

    private Incumbent replayed(String id, Examples examples, TrainingRequest request, TrainingWindow window) {
        BracketModel model = BracketModel.open(models.load(instrument, id));
        TimeBlock hours = new TimeBlock(window.folds().get(1).from(), window.to());
        return new Incumbent(
                id,
                ModelReplay.replay(model, examples, request.referenceBars(), hours, config.simulation())
                        .returnsIn(hours),
                model.window().to());
    }
}

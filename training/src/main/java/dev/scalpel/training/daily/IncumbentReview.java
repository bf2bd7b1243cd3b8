package dev.scalpel.training.daily;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.learning.score.ScoreReplay;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScoreModelReader;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.Evidence.Incumbent;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.promotion.Retirement;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.training.tuning.TrainingWindow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Whether a stored model was made by this procedure of the score style. */
    boolean isOf(String modelId, String procedure) {
        try {
            return models.manifest(instrument, modelId) instanceof ScoreManifest manifest
                    && manifest.procedure().equals(procedure);
        } catch (ModelRefusedException refused) {
            return false;
        }
    }

    /**
     * Replays the champion and decides whether it stays. Changes nothing.
     *
     * @param examples of the window where the training has them; a champion of brackets needs them
     */
    Outcome review(
            Champion champion,
            Optional<Examples> examples,
            TrainingRequest request,
            TrainingWindow window,
            Instant now) {
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

    private Incumbent replayed(String id, Optional<Examples> examples, TrainingRequest request, TrainingWindow window) {
        SavedModel saved = models.load(instrument, id);
        TimeBlock hours = new TimeBlock(window.folds().get(1).from(), window.to());
        HourlyReturns returns = saved.manifest() instanceof ScoreManifest manifest
                ? following(ScoreModelReader.open(saved), manifest, request, hours)
                : bracketed(BracketModel.open(saved), examples, request, hours);
        return new Incumbent(id, returns, saved.manifest().window().to());
    }

    private HourlyReturns bracketed(
            BracketModel model, Optional<Examples> examples, TrainingRequest request, TimeBlock hours) {
        SimulationSettings simulation = config.simulation();
        Examples known = examples.orElseGet(() -> Examples.of(
                request.bars()
                        .between(Minutes.plus(hours.from(), -model.featureSet().lookBack()), hours.to()),
                request.referenceBars(),
                model.featureSet(),
                model.grid(),
                simulation.decisionCosts(),
                simulation.ticks()));
        return ModelReplay.replay(model, known, request.referenceBars(), hours, simulation)
                .returnsIn(hours);
    }

    private HourlyReturns following(
            ScoreModel model, ScoreManifest manifest, TrainingRequest request, TimeBlock hours) {
        if (model.featureSet().variant().reference() && request.reference().isEmpty()) {
            throw new ModelRefusedException(model.id(), "it needs the bars of a reference pair, and there are none");
        }
        ScoreColumns columns =
                ScoreReplay.over(model, request.bars(), request.referenceBars(), hours.from(), hours.to());
        ScoreRule rule = new ScoreRule(
                columns, model.tactics(), config.simulation().decisionCosts(), Set.copyOf(manifest.sides()));
        return BlockReplay.hours(request.bars().between(hours.from(), hours.to()), hours, rule, config.simulation());
    }
}

package dev.scalpel.training.daily;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.Evidence.Incumbent;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.promotion.Retirement;
import dev.scalpel.training.tuning.TrainingWindow;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The present champion's side: whether it may stay, and what it made of the hours that the challenger is judged by. */
final class IncumbentReview {

    private final TrainingConfig rules;
    private final ChampionRegistry registry;
    private final ModelStore models;
    private final Clock clock;
    private final Symbol symbol;
    private final TrainingReportBuilder draft;

    IncumbentReview(
            TrainingConfig rules,
            ChampionRegistry registry,
            ModelStore models,
            Clock clock,
            Symbol symbol,
            TrainingReportBuilder draft) {
        this.rules = rules;
        this.registry = registry;
        this.models = models;
        this.clock = clock;
        this.symbol = symbol;
        this.draft = draft;
    }

    /** Retires an expired champion, which needs no bars: it must not outlive its expiry because there are none. */
    Champion champion() {
        Champion champion = registry.champion(symbol);
        draft.champion(champion);
        return Retirement.of(champion, clock.instant(), HourlyReturns.none(), rules.gate())
                .map(expired -> retire(expired, champion.name()))
                .orElse(champion);
    }

    /** The champion on the challenger's hours; one that must go is retired here, and is none then. */
    Optional<Incumbent> incumbent(
            Champion champion, Examples examples, TrainingRequest request, TrainingWindow window) {
        if (champion.isFlat()) {
            return Optional.empty();
        }
        Incumbent incumbent;
        try {
            incumbent = replayed(champion.name(), examples, request, window);
        } catch (ModelRefusedException refused) {
            retire(new Retirement("retired to flat: " + refused.getMessage(), Map.of()), champion.name());
            return Optional.empty();
        }
        Optional<Retirement> retirement = Retirement.of(champion, clock.instant(), incumbent.unseen(), rules.gate());
        retirement.ifPresent(reason -> retire(reason, champion.name()));
        return retirement.isPresent() ? Optional.empty() : Optional.of(incumbent);
    }

    private Incumbent replayed(String id, Examples examples, TrainingRequest request, TrainingWindow window) {
        BracketModel model = BracketModel.open(models.load(symbol, id));
        TimeBlock hours = new TimeBlock(window.folds().get(1).from(), window.to());
        return new Incumbent(
                id,
                ModelReplay.of(model, examples, request.referenceBars(), hours, rules.simulation())
                        .in(hours),
                model.window().to());
    }

    private Champion retire(Retirement retirement, String id) {
        Champion now = registry.retire(symbol, id, clock.instant(), retirement.words(), retirement.figures());
        draft.retired(retirement.words(), now);
        return now;
    }
}

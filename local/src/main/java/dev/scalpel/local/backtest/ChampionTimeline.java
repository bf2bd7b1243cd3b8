package dev.scalpel.local.backtest;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.execution.champion.StoredModels;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The champion of each past time, by the history in the store: no bar is decided on by a model that has learned from it. Terms of
 * licences are not in that history: a suspended model decides as it would have.
 */
final class ChampionTimeline implements Champions {

    private final ChampionRegistry registry;
    private final StoredModels models;
    private final Function<InstrumentId, Costs> costs;
    private final Duration lifetime;
    private final Map<InstrumentId, List<Champion.Step>> histories = new HashMap<>();
    private final Map<String, ChampionStatus> opened = new HashMap<>();

    /**
     * @param costs that models decide at
     * @param lifetime of a champion that none replaces
     */
    ChampionTimeline(ObjectStore store, Function<InstrumentId, Costs> costs, Duration lifetime) {
        registry = new ChampionRegistry(store);
        models = new StoredModels(store);
        this.costs = costs;
        this.lifetime = lifetime;
    }

    /** Whether a model was its champion at any time before. */
    boolean hasModelBefore(InstrumentId instrument, Instant end) {
        return history(instrument).stream()
                .anyMatch(step -> step.modelId().isPresent() && step.at().isBefore(end));
    }

    @Override
    public ChampionStatus of(InstrumentId instrument, Instant now) {
        Optional<Champion.Step> step = history(instrument).stream()
                .filter(each -> !each.at().isAfter(now))
                .reduce((earlier, later) -> later);
        if (step.isEmpty()) {
            return new ChampionStatus.Flat("no champion is known at " + now);
        }
        Optional<String> model = step.get().modelId();
        if (model.isEmpty()) {
            return new ChampionStatus.Flat(
                    "the champion is flat since " + step.get().at());
        }
        Instant expiry = step.get().at().plus(lifetime);
        return now.isBefore(expiry)
                ? opened.computeIfAbsent(instrument + " " + model.get(), key -> open(instrument, model.get()))
                : new ChampionStatus.Flat(model.get() + " expired at " + expiry);
    }

    private ChampionStatus open(InstrumentId instrument, String modelId) {
        try {
            Forecaster forecaster = models.open(instrument, modelId, costs.apply(instrument));
            return new ChampionStatus.Model(forecaster);
        } catch (ModelRefusedException refused) {
            return new ChampionStatus.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private List<Champion.Step> history(InstrumentId instrument) {
        return histories.computeIfAbsent(instrument, id -> registry.champion(id).history());
    }
}

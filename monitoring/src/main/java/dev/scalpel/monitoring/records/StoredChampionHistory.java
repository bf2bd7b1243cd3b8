package dev.scalpel.monitoring.records;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Champions, models and trials, from the registry, the manifests and the tuning files in the store. */
public final class StoredChampionHistory implements ChampionHistory {

    private final ChampionRegistry registry;
    private final ModelStore models;
    private final TuningReader tunings;
    private final Optional<Symbol> referenceSymbol;

    /** @param referenceSymbol the pair that features with a reference read */
    public StoredChampionHistory(ObjectStore store, Optional<Symbol> referenceSymbol) {
        registry = new ChampionRegistry(store);
        models = new ModelStore(store);
        tunings = new TuningReader(store);
        this.referenceSymbol = referenceSymbol;
    }

    @Override
    public List<ChampionChange> history(Symbol symbol) {
        return registry.champion(symbol).history().stream()
                .map(step -> new ChampionChange(step.at(), step.modelId(), step.reason(), step.figures()))
                .toList();
    }

    @Override
    public TrainingWindow window(Symbol symbol, String modelId) {
        Manifest manifest = models.manifest(symbol, modelId);
        boolean looksAtReference =
                FeatureSet.ofVersion(manifest.featureVersion()).variant().reference();
        return new TrainingWindow(
                modelId,
                Instant.ofEpochMilli(manifest.window().from()),
                Instant.ofEpochMilli(manifest.window().to()),
                manifest.featureVersion(),
                looksAtReference ? referenceSymbol : Optional.empty());
    }

    @Override
    public List<TrainingDecision> trainings(Symbol symbol, ReviewPeriod period) {
        return tunings.trainings(symbol, period);
    }

    @Override
    public List<TuningTrial> trials(Symbol symbol, ReviewPeriod period) {
        return tunings.trials(symbol, period);
    }
}

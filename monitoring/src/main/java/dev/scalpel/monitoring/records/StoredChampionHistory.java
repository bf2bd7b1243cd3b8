package dev.scalpel.monitoring.records;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.ModelManifest;
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
    private final PaperDayReader paperDays;
    private final Optional<InstrumentId> reference;

    /** @param reference the pair that features with a reference read */
    public StoredChampionHistory(ObjectStore store, Optional<InstrumentId> reference) {
        registry = new ChampionRegistry(store);
        models = new ModelStore(store);
        tunings = new TuningReader(store);
        paperDays = new PaperDayReader(store);
        this.reference = reference;
    }

    @Override
    public List<ChampionChange> history(InstrumentId instrument) {
        return registry.champion(instrument).history().stream()
                .map(step -> new ChampionChange(step.at(), step.modelId(), step.reason(), step.figures()))
                .toList();
    }

    @Override
    public TrainingWindow window(InstrumentId instrument, String modelId) {
        ModelManifest manifest = models.manifest(instrument, modelId);
        boolean looksAtReference =
                FeatureSet.ofVersion(manifest.featureVersion()).variant().reference();
        return new TrainingWindow(
                modelId,
                Instant.ofEpochMilli(manifest.window().from()),
                Instant.ofEpochMilli(manifest.window().to()),
                manifest.featureVersion(),
                looksAtReference ? reference : Optional.empty());
    }

    @Override
    public List<TrainingDecision> trainings(InstrumentId instrument, ReviewPeriod period) {
        return tunings.trainings(instrument, period);
    }

    @Override
    public List<PaperDay> paperDays(InstrumentId instrument) {
        return paperDays.days(instrument);
    }

    @Override
    public List<TuningTrial> trials(InstrumentId instrument, ReviewPeriod period) {
        return tunings.trials(instrument, period);
    }
}

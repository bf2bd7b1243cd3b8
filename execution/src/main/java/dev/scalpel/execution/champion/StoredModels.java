package dev.scalpel.execution.champion;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScoreModelReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.Costs;
import java.util.Set;

/** The stored models, ready to predict at the costs they trade at. */
public final class StoredModels {

    private final ModelStore models;
    private final CostBook costs;

    /** @param costs of orders of one size per instrument */
    public StoredModels(ObjectStore store, CostBook costs) {
        this.costs = costs;
        models = new ModelStore(store);
    }

    /** @throws dev.scalpel.model.ModelRefusedException when it is missing, damaged or foreign */
    public Forecaster open(InstrumentId instrument, String modelId) {
        SavedModel saved = models.load(instrument, modelId);
        Costs at = costs.of(instrument);
        return saved.manifest() instanceof ScoreManifest manifest
                ? new StoredScoreForecaster(ScoreModelReader.open(saved), at, Set.copyOf(manifest.sides()))
                : new StoredBracketForecaster(BracketModel.open(saved), at);
    }
}

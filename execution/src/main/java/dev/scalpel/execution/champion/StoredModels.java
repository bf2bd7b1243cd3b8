package dev.scalpel.execution.champion;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.CostBook;

/** The stored models, ready to predict at the costs they trade at. */
public final class StoredModels {

    private final ModelStore models;
    private final CostBook costs;

    /** @param costs of orders of one size per symbol */
    public StoredModels(ObjectStore store, CostBook costs) {
        this.costs = costs;
        models = new ModelStore(store);
    }

    /** @throws dev.scalpel.model.ModelRefusedException when it is missing, damaged or foreign */
    public Forecaster open(InstrumentId instrument, String modelId) {
        return new StoredBracketForecaster(
                BracketModel.open(models.load(instrument, modelId)), costs.of(instrument.symbol()));
    }
}

package dev.scalpel.execution.champion;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.BracketModelAtCosts;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.Optional;

/** A stored bracket model with the costs it trades at. */
public final class StoredBracketForecaster implements BracketForecaster {

    private final BracketModel model;
    private final BracketModelAtCosts modelAtCosts;
    private final FeatureSet features;
    private final TacticsRule tactics;

    public StoredBracketForecaster(BracketModel model, Costs costs) {
        this.model = model;
        modelAtCosts = model.atCosts(costs);
        features = model.featureSet();
        tactics = model.tactics();
    }

    @Override
    public String modelId() {
        return model.id();
    }

    @Override
    public FeatureSet features() {
        return features;
    }

    @Override
    public BracketGrid grid() {
        return model.grid();
    }

    @Override
    public TacticsRule tactics() {
        return tactics;
    }

    @Override
    public Optional<TacticsPolicy> policy() {
        return model.policy();
    }

    @Override
    public Prediction predict(double[] features, double sigma) {
        return modelAtCosts.predict(features, sigma);
    }
}

package dev.scalpel.execution.decision;

import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.features.FeatureSet;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a model reads of the newest bar. */
public final class ModelInputs {

    private final double[] features;
    private final OptionalDouble sigma;

    private ModelInputs(double[] features, OptionalDouble sigma) {
        this.features = features;
        this.sigma = sigma;
    }

    /** Empty when bars are missing in the look-back, or the reference pair's. */
    public static Optional<ModelInputs> of(FeatureSet set, MarketSnapshot market) {
        if (set.variant().reference() && market.reference().isEmpty()) {
            return Optional.empty();
        }
        return set.latest(market.bars(), market.reference()).map(row -> new ModelInputs(row, market.sigma()));
    }

    /** In the order of the feature set; not to be changed. */
    public double[] features() {
        return features;
    }

    /** The volatility unit of brackets; empty when bars are missing behind it. */
    public OptionalDouble sigma() {
        return sigma;
    }

    /** Identifies the exact bits of the features. */
    public String hash() {
        return FeatureHash.of(features);
    }
}

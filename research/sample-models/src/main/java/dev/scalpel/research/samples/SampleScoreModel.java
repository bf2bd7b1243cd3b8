package dev.scalpel.research.samples;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScorePolicyCodec;
import dev.scalpel.model.UpdateReview;
import dev.scalpel.model.score.DayTactics;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.model.score.ScoreWeights;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Stores and promotes models of the score style without the evidence that training asks for. */
public final class SampleScoreModel {

    private SampleScoreModel() {}

    /**
     * Makes this model the champion, whatever was it before.
     *
     * @param weights of all its horizons; their sum is the score
     * @param frozen threshold, slope and variance of its day
     * @return its id
     */
    public static String put(
            ObjectStore store,
            InstrumentId instrument,
            FeatureSet features,
            ScoreWeights weights,
            ScoreTactics tactics,
            ScoreModel.Frozen frozen,
            Instant at) {
        return put(store, instrument, features, weights, Optional.empty(), DayTactics.always(tactics), frozen, at);
    }

    /**
     * The same with what hidden units add, and with tactics that may depend on the regime.
     *
     * @param network of the horizons of the weights
     */
    public static String put(
            ObjectStore store,
            InstrumentId instrument,
            FeatureSet features,
            ScoreWeights weights,
            Optional<ScoreNetwork> network,
            DayTactics tactics,
            ScoreModel.Frozen frozen,
            Instant at) {
        Map<String, byte[]> files = new TreeMap<>(Map.of(ScoreManifest.WEIGHTS, weights.toBytes()));
        network.ifPresent(hidden -> files.put(ScoreManifest.NETWORK, hidden.toBytes()));
        tactics.policy().ifPresent(policy -> files.put(ScoreManifest.POLICY, ScorePolicyCodec.toBytes(policy)));
        SavedModel model = SavedModel.of(
                manifest(instrument, features, weights, tactics.own(), frozen)
                        .withNetwork(new UpdateReview(network.isPresent(), "a sample", Map.of()))
                        .withPolicy(new UpdateReview(tactics.policy().isPresent(), "a sample", Map.of())),
                files,
                at);
        new ModelStore(store).save(instrument, model);
        ChampionRegistry registry = new ChampionRegistry(store);
        registry.promote(
                instrument,
                new Champion.Step(at, Optional.of(model.id()), "a sample", Map.of()),
                registry.champion(instrument).modelId(),
                Duration.ofDays(14));
        return model.id();
    }

    private static ScoreManifest manifest(
            InstrumentId instrument,
            FeatureSet features,
            ScoreWeights weights,
            ScoreTactics tactics,
            ScoreModel.Frozen frozen) {
        return new ScoreManifest(
                ScoreManifest.FORMAT,
                ScoreManifest.STYLE,
                instrument.symbol(),
                "training",
                Optional.empty(),
                "0123456789ab",
                Map.of(),
                features.version(),
                features.names(),
                weights.horizons(),
                List.of(PositionSide.values()),
                tactics,
                frozen.threshold(),
                frozen.slope(),
                frozen.variance(),
                Manifest.Charges.of(Costs.FREE),
                new Manifest.Window(0, 60_000, 120_000),
                Map.of(),
                7,
                1,
                Map.of(),
                "a sample",
                Double.NaN,
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }
}

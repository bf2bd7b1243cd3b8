package dev.scalpel.research.samples;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.learning.fit.MetaRows;
import dev.scalpel.learning.fit.MetaSettings;
import dev.scalpel.learning.fit.MetaTrainer;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.network.Normaliser;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.MetaModel;
import dev.scalpel.model.prediction.PayoffRatios;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A complete model with random weights that enters on most bars. It loads and computes like a trained one; its
 * predictions have no skill.
 */
public final class SampleModel {

    private static final BracketGrid GRID = BracketGrid.longOnly();
    public static final BracketTactics TACTICS = new BracketTactics(0.1, 0, 0.9, 0.5, 30, 5);

    private SampleModel() {}

    /** Stores and promotes the model, and returns its id. */
    public static String put(ObjectStore store, InstrumentId instrument, FeatureSet features, Instant at) {
        return put(store, instrument, features, at, Optional.empty());
    }

    /** The same with a policy. */
    public static String put(
            ObjectStore store,
            InstrumentId instrument,
            FeatureSet features,
            Instant at,
            Optional<TacticsPolicy> policy) {
        Architecture architecture = new Architecture(features.size(), List.of(), GRID.size());
        Map<String, byte[]> files = new TreeMap<>();
        files.put("network-1.bin", network(architecture).toBytes());
        files.put(Manifest.META_MODEL, meta(features.size()).toBytes());
        policy.ifPresent(learned -> files.put(Manifest.POLICY, learned.toBytes()));
        SavedModel model = SavedModel.of(manifest(instrument.symbol(), features, architecture), files, at);
        new ModelStore(store).save(instrument, model);
        new ChampionRegistry(store)
                .promote(
                        instrument,
                        new Champion.Step(at, Optional.of(model.id()), "a sample", Map.of()),
                        Optional.empty(),
                        Duration.ofDays(14));
        return model.id();
    }

    private static NetworkParameters network(Architecture architecture) {
        SplittableRandom random = new SplittableRandom(3);
        float[] weights = new float[architecture.inputs() * architecture.outputs()];
        float[] biases = new float[architecture.outputs()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.1 * random.nextGaussian());
        }
        for (int i = 0; i < biases.length; i++) {
            biases[i] = 1;
        }
        return new NetworkParameters(
                architecture,
                new NetworkLayer(architecture.inputs(), architecture.outputs(), weights, biases),
                List.of());
    }

    private static MetaModel meta(int features) {
        MetaRows rows = new MetaRows();
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < 200; row++) {
            float[] values = new float[features];
            values[0] = (float) random.nextGaussian();
            rows.add(values, row % GRID.size(), random.nextGaussian(), values[0] > -0.5, 1);
        }
        return MetaTrainer.train(rows, features, GRID.size(), MetaSettings.DEFAULT, 7);
    }

    private static Manifest manifest(Symbol symbol, FeatureSet features, Architecture architecture) {
        int brackets = GRID.size();
        return new Manifest(
                Manifest.FORMAT,
                symbol,
                "training",
                Optional.empty(),
                features.version(),
                features.names(),
                new Normaliser(Collections.nCopies(features.size(), 0.0), Collections.nCopies(features.size(), 1.0)),
                GRID,
                architecture,
                List.of("network-1.bin"),
                Calibration.none(brackets),
                new PayoffRatios(Collections.nCopies(brackets, 1.5)),
                TACTICS,
                Manifest.Charges.of(Costs.FREE),
                new Manifest.Window(0, 60_000, 120_000),
                Map.of(),
                42,
                24,
                Map.of(),
                "promoted as a sample",
                1,
                Map.of(),
                Map.of(),
                Map.of());
    }
}

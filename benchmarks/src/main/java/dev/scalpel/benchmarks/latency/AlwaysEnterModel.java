package dev.scalpel.benchmarks.latency;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.learning.fit.MetaRows;
import dev.scalpel.learning.fit.MetaSettings;
import dev.scalpel.learning.fit.MetaTrainer;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A real model of normal size that enters on every bar, stored and promoted. */
public final class AlwaysEnterModel {

    private static final BracketGrid GRID = BracketGrid.longOnly();
    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 0.5, 60, 0);
    private static final FeatureSet FEATURES = FeatureSet.standard(FeatureVariant.FULL);
    private static final List<String> NETWORKS = List.of("network-1.bin", "network-2.bin", "network-3.bin");

    private final MetaModel meta = meta();
    private final NetworkParameters network = network();

    public void promote(ObjectStore store, Symbol symbol, Instant at) {
        SavedModel model = SavedModel.of(
                manifest(symbol),
                Map.of(
                        NETWORKS.get(0),
                        network.toBytes(),
                        NETWORKS.get(1),
                        network.toBytes(),
                        NETWORKS.get(2),
                        network.toBytes(),
                        Manifest.META_MODEL,
                        meta.toBytes()),
                at);
        new ModelStore(store).save(new InstrumentId("binance", symbol), model);
        Champion.Step step = new Champion.Step(at, Optional.of(model.id()), "a benchmark", Map.of());
        new ChampionRegistry(store)
                .promote(new InstrumentId("binance", symbol), step, Optional.empty(), Duration.ofDays(14));
    }

    private static NetworkParameters network() {
        Architecture architecture = architecture();
        SplittableRandom random = new SplittableRandom(3);
        NetworkLayer skip = layer(architecture.inputs(), architecture.outputs(), 3, random);
        return new NetworkParameters(
                architecture,
                skip,
                List.of(
                        layer(architecture.inputs(), 64, 0, random),
                        layer(64, 64, 0, random),
                        layer(64, architecture.outputs(), 0, random)));
    }

    private static Architecture architecture() {
        return new Architecture(FEATURES.size(), List.of(64, 64), GRID.size());
    }

    private static NetworkLayer layer(int inputs, int outputs, float bias, SplittableRandom random) {
        float[] weights = new float[inputs * outputs];
        float[] biases = new float[outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.01 * random.nextGaussian());
        }
        Arrays.fill(biases, bias);
        return new NetworkLayer(inputs, outputs, weights, biases);
    }

    private static MetaModel meta() {
        MetaRows rows = new MetaRows();
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < 200; row++) {
            float[] values = new float[FEATURES.size()];
            values[0] = (float) random.nextGaussian();
            rows.add(values, row % GRID.size(), random.nextGaussian(), row % 5 != 0, 1);
        }
        return MetaTrainer.train(rows, FEATURES.size(), GRID.size(), MetaSettings.DEFAULT, 7);
    }

    private static Manifest manifest(Symbol symbol) {
        int columns = FEATURES.size();
        return new Manifest(
                Manifest.FORMAT,
                symbol,
                "training",
                Optional.empty(),
                FEATURES.version(),
                FEATURES.names(),
                new Normaliser(Collections.nCopies(columns, 0.0), Collections.nCopies(columns, 1_000.0)),
                GRID,
                architecture(),
                NETWORKS,
                Calibration.none(GRID.size()),
                new PayoffRatios(Collections.nCopies(GRID.size(), 1.5)),
                TACTICS,
                Manifest.Charges.of(Costs.FREE),
                new Manifest.Window(0, 60_000, 120_000),
                Map.of(),
                42,
                24,
                Map.of(),
                "promoted by a benchmark",
                1,
                Map.of(),
                Map.of(),
                Map.of());
    }
}

package dev.scalpel.model;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.Manifest.Charges;
import dev.scalpel.model.Manifest.Window;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.network.Normaliser;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.MetaModel;
import dev.scalpel.model.prediction.PayoffRatios;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Small models with random weights. */
public final class ModelFixture {

    static final Symbol BTC = Symbol.parse("BTC/USDT");
    public static final FeatureSet FEATURES = FeatureSet.standard(FeatureVariant.BARE);
    static final BracketGrid GRID = BracketGrid.longOnly();
    static final Instant MADE_AT = Instant.parse("2026-11-20T00:20:00Z");

    /** Tribuo writes the time of a fit into its bytes: fitted once, so that they are the same in every test. */
    private static final byte[] META_MODEL = fitMetaModel();

    private ModelFixture() {}

    /** A market without an edge. */
    public static BarSeries bars(int count) {
        int days = (count + 1_439) / 1_440;
        return SyntheticMarket.of(MarketSpec.of(List.of(BTC), 0, days, 17))
                .bars(BTC)
                .slice(0, count);
    }

    public static Architecture architecture(Integer... hidden) {
        return new Architecture(FEATURES.size(), List.of(hidden), GRID.size());
    }

    public static NetworkParameters parameters(Architecture architecture, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NetworkLayer skip = layer(architecture.inputs(), architecture.outputs(), random);
        List<NetworkLayer> layers = new ArrayList<>();
        List<Integer> sizes = architecture.hidden().isEmpty() ? List.of() : architecture.path();
        for (int layer = 1; layer < sizes.size(); layer++) {
            layers.add(layer(sizes.get(layer - 1), sizes.get(layer), random));
        }
        return new NetworkParameters(architecture, skip, layers);
    }

    static NetworkLayer layer(int inputs, int outputs, SplittableRandom random) {
        return new NetworkLayer(inputs, outputs, normal(inputs * outputs, 0.2, random), normal(outputs, 0.2, random));
    }

    public static float[] normal(int count, double deviation, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    static SavedModel saved() {
        Architecture architecture = architecture(8);
        return saved(
                manifest(architecture, List.of("network-1.bin", "network-2.bin")),
                Map.of(
                        "network-1.bin",
                        parameters(architecture, 1).toBytes(),
                        "network-2.bin",
                        parameters(architecture, 2).toBytes(),
                        Manifest.META_MODEL,
                        metaModel().toBytes()));
    }

    static SavedModel saved(Manifest manifest, Map<String, byte[]> files) {
        return SavedModel.of(manifest, files, MADE_AT);
    }

    static MetaModel metaModel() {
        return MetaModel.read(META_MODEL, FEATURES.size(), GRID.size());
    }

    private static byte[] fitMetaModel() {
        MutableDataset<Label> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("random rows", new LabelFactory()), new LabelFactory());
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < 400; row++) {
            float[] features = normal(FEATURES.size(), 1, random);
            ArrayExample<Label> example =
                    new ArrayExample<>(new Label(features[0] > 0 ? MetaModel.WON : MetaModel.LOST));
            for (int feature = 0; feature < features.length; feature++) {
                example.add(MetaModel.featureName(feature), features[feature]);
            }
            example.add(MetaModel.bracketName(row % GRID.size()), 1);
            example.add(MetaModel.PREDICTION, random.nextGaussian());
            data.add(example);
        }
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 2, 7)
                .train(data)
                .serialize()
                .toByteArray();
    }

    static Manifest manifest(Architecture architecture, List<String> networks) {
        return new Manifest(
                Manifest.FORMAT,
                BTC,
                "training",
                Optional.empty(),
                FEATURES.version(),
                FEATURES.names(),
                new Normaliser(Collections.nCopies(FEATURES.size(), 0.1), Collections.nCopies(FEATURES.size(), 2.0)),
                GRID,
                architecture,
                networks,
                new Calibration(Collections.nCopies(GRID.size(), -0.5), Collections.nCopies(GRID.size(), 0.5), 0.8),
                new PayoffRatios(Collections.nCopies(GRID.size(), 1.5)),
                BracketTactics.DEFAULT,
                Charges.of(Costs.of(0.0002, 0.0001)),
                new Window(0, 60_000, 120_000),
                Map.of("bars/binance/BTC-USDT/2026-11-19.csv", "ab"),
                42,
                24,
                Map.of("psr", 0.999),
                "promoted",
                1.1,
                Map.of("djl", "0.35.1"),
                Map.of(),
                Map.of("tuning", 12.5));
    }
}

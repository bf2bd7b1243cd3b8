package dev.scalpel.learning.fit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DateTimeProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import dev.scalpel.model.prediction.MetaModel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Tribuo's linear trainer, extended to resume from an earlier model. The provenance of clock and machine is fixed, so
 * that the same rows give the same bytes.
 */
public final class MetaTrainer extends LinearSGDTrainer {

    private static final int BATCH = 32;
    private static final OffsetDateTime EPOCH = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
    private static final List<String> MACHINE_KEYS = List.of("java-version", "os-name", "os-arch");
    /** Part of the stored bytes, and so of the model's hash: do not change. */
    private static final String FIXED = "not told";

    private static final String TIME_KEY = "trained-at";

    /** Tribuo logs every fit. A strong reference keeps the logger, and so its level, from being collected. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private final Optional<LinearSGDModel> previous;

    private MetaTrainer(MetaSettings settings, long seed, Optional<LinearSGDModel> previous) {
        super(
                new LogMulticlass(),
                new AdaGrad(settings.learningRate(), 1e-6),
                settings.epochs(),
                Integer.MAX_VALUE,
                BATCH,
                seed);
        this.previous = previous;
    }

    /** Trains from zero weights. */
    public static MetaModel train(MetaRows rows, int features, int brackets, MetaSettings settings, long seed) {
        return new MetaTrainer(settings, seed, Optional.empty()).fitted(rows, features, brackets);
    }

    /** Continues from a model's weights. */
    public static MetaModel resume(MetaModel model, MetaRows rows, MetaSettings settings, long seed) {
        return new MetaTrainer(settings, seed, Optional.of(linear(model)))
                .fitted(rows, model.features(), model.brackets());
    }

    private MetaModel fitted(MetaRows rows, int features, int brackets) {
        return MetaModel.read(train(rows, features, brackets).serialize().toByteArray(), features, brackets);
    }

    private static LinearSGDModel linear(MetaModel model) {
        try {
            return (LinearSGDModel) Model.deserialize(ModelProto.parseFrom(model.toBytes()));
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("a meta-model's own bytes can be read", impossible);
        }
    }

    private LinearSGDModel train(MetaRows rows, int features, int brackets) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("outcomes of chosen brackets", EPOCH, labels), labels);
        String[] names = names(features, brackets);
        addAnchors(data, names);
        for (int row = 0; row < rows.size(); row++) {
            MetaRows.Outcome outcome = rows.outcome(row);
            data.add(example(
                    outcome.won(), outcome.weight(), names, values(rows.features(row), outcome, features, brackets)));
        }
        return train(data);
    }

    /**
     * One row of each class without weight that names every input, so that classes and inputs are always the same, in
     * the same order, even if the data lack some.
     */
    private static void addAnchors(MutableDataset<Label> data, String[] names) {
        for (boolean won : new boolean[] {true, false}) {
            data.add(example(won, 0, names, new double[names.length]));
        }
    }

    @Override
    protected LinearParameters createParameters(int inputs, int outputs, SplittableRandom random) {
        return previous.map(model -> new LinearParameters(model.getWeightsCopy()))
                .orElseGet(() -> super.createParameters(inputs, outputs, random));
    }

    @Override
    protected LinearSGDModel createModel(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap inputs,
            ImmutableOutputInfo<Label> outputs,
            LinearParameters parameters) {
        return super.createModel(name, fixed(provenance), inputs, outputs, parameters);
    }

    private static ModelProvenance fixed(ModelProvenance provenance) {
        Map<String, Provenance> fields = new HashMap<>();
        for (Pair<String, Provenance> one : provenance) {
            fields.put(one.getA(), one.getB());
        }
        fields.put(TIME_KEY, new DateTimeProvenance(TIME_KEY, EPOCH));
        MACHINE_KEYS.forEach(key -> fields.put(key, new StringProvenance(key, FIXED)));
        return new ModelProvenance(fields);
    }

    private static ArrayExample<Label> example(boolean won, float weight, String[] names, double[] values) {
        ArrayExample<Label> example =
                new ArrayExample<>(new Label(won ? MetaModel.WON : MetaModel.LOST), names, values);
        example.setWeight(weight);
        return example;
    }

    /** In alphabetical order, which Tribuo requires, so that it need not sort each row. */
    private static String[] names(int features, int brackets) {
        String[] names = new String[features + brackets + 1];
        for (int bracket = 0; bracket < brackets; bracket++) {
            names[bracket] = MetaModel.bracketName(bracket);
        }
        for (int feature = 0; feature < features; feature++) {
            names[brackets + feature] = MetaModel.featureName(feature);
        }
        names[features + brackets] = MetaModel.PREDICTION;
        return names;
    }

    private static double[] values(float[] normalised, MetaRows.Outcome outcome, int features, int brackets) {
        double[] values = new double[features + brackets + 1];
        values[outcome.bracket()] = 1;
        for (int feature = 0; feature < features; feature++) {
            values[brackets + feature] = normalised[feature];
        }
        values[features + brackets] = outcome.prediction();
        return values;
    }
}

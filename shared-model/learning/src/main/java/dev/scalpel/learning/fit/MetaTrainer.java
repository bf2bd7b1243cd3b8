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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/**
 * Tribuo's linear trainer with its descent replaced by {@link MetaDescent}, which gives the same weights in a fraction of
 * the time and can resume from an earlier model. Class and file of a model are Tribuo's. The provenance of clock and
 * machine is fixed, so that the same rows give the same bytes.
 */
public final class MetaTrainer extends LinearSGDTrainer {

    static final OffsetDateTime EPOCH = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
    private static final List<String> MACHINE_KEYS = List.of("java-version", "os-name", "os-arch");
    /** Part of the stored bytes, and so of the model's hash: do not change. */
    private static final String FIXED = "not told";

    private static final String TIME_KEY = "trained-at";

    /** Tribuo logs every fit. A strong reference keeps the logger, and so its level, from being collected. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    MetaTrainer(MetaSettings settings, long seed) {
        super(
                new LogMulticlass(),
                new AdaGrad(settings.learningRate(), MetaDescent.EPSILON),
                settings.epochs(),
                Integer.MAX_VALUE,
                MetaDescent.BATCH,
                seed);
    }

    /** Fits from zero weights. */
    public static MetaFit fit(MetaRows rows, int features, int brackets, MetaSettings settings, long seed) {
        int inputs = brackets + features + 2;
        return fit(rows, features, brackets, settings, seed, new double[inputs], new double[inputs]);
    }

    /** Trains from zero weights. */
    public static MetaModel train(MetaRows rows, int features, int brackets, MetaSettings settings, long seed) {
        return fit(rows, features, brackets, settings, seed).model();
    }

    /** Continues from a model's weights. */
    public static MetaModel resume(MetaModel model, MetaRows rows, MetaSettings settings, long seed) {
        LinearSGDModel previous = linear(model);
        return fit(
                        rows,
                        model.features(),
                        model.brackets(),
                        settings,
                        seed,
                        weights(previous, MetaModel.WON),
                        weights(previous, MetaModel.LOST))
                .model();
    }

    private static MetaFit fit(
            MetaRows rows, int features, int brackets, MetaSettings settings, long seed, double[] won, double[] lost) {
        new MetaDescent(rows, features, brackets, settings).run(won, lost, seed);
        return new MetaFit(new MetaTrainer(settings, seed), rows, brackets, won, lost);
    }

    private static double[] weights(LinearSGDModel model, String label) {
        return model.getWeightsCopy()
                .getRow(model.getOutputIDInfo().getID(new Label(label)))
                .toArray();
    }

    private static LinearSGDModel linear(MetaModel model) {
        try {
            return (LinearSGDModel) Model.deserialize(ModelProto.parseFrom(model.toBytes()));
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("a meta-model's own bytes can be read", impossible);
        }
    }

    /** The model that Tribuo would have made of these data, had its descent ended with these weights. */
    LinearSGDModel model(MutableDataset<Label> data, double[] won, double[] lost) {
        ImmutableOutputInfo<Label> outputs = data.getOutputIDInfo();
        double[][] weights = new double[outputs.size()][];
        weights[outputs.getID(new Label(MetaModel.WON))] = won;
        weights[outputs.getID(new Label(MetaModel.LOST))] = lost;
        return createModel(
                getName(),
                new ModelProvenance(getModelClassName(), EPOCH, data.getProvenance(), getProvenance()),
                data.getFeatureIDMap(),
                outputs,
                new LinearParameters(DenseMatrix.createDenseMatrix(weights)));
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
}

package dev.scalpel.model.prediction;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Locale;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.protos.core.ModelProto;

/**
 * The probability that a chosen bracket ends in profit: a logistic regression by Tribuo on the features, the bracket
 * and its prediction. Its {@link MetaWeights} compute what Tribuo would, without allocating Tribuo's objects. Immutable.
 */
public final class MetaModel {

    /** Names of the classes and of the prediction input, as the trainer writes them. */
    public static final String WON = "won";

    public static final String LOST = "lost";
    public static final String PREDICTION = "prediction";

    private final LinearSGDModel model;
    private final MetaWeights weights;

    private MetaModel(LinearSGDModel model, int features, int brackets) {
        this.model = model;
        DenseMatrix matrix = model.getWeightsCopy();
        int won = model.getOutputIDInfo().getID(new Label(WON));
        int lost = model.getOutputIDInfo().getID(new Label(LOST));
        if (won < 0 || lost < 0) {
            throw new IllegalArgumentException("the meta-model lacks the classes won and lost");
        }
        int[] columns = columns(features, brackets, matrix.getDimension2Size() - 1);
        weights = MetaWeights.of(row(matrix, won, columns), row(matrix, lost, columns), brackets);
        if (model.getFeatureIDMap().size() != features + brackets + 1) {
            throw new IllegalArgumentException(
                    "the meta-model has " + model.getFeatureIDMap().size() + " inputs, not " + features + " features, "
                            + brackets + " brackets and the prediction");
        }
    }

    /** What it predicts with. */
    public MetaWeights weights() {
        return weights;
    }

    /**
     * @param normalised features
     * @param prediction calibrated net return of the bracket, in units of σ
     */
    public double probability(float[] normalised, int bracket, double prediction) {
        return weights.probability(normalised, 0, bracket, prediction);
    }

    public int features() {
        return weights.features();
    }

    public int brackets() {
        return weights.brackets();
    }

    /** Tribuo's protobuf form. */
    public byte[] toBytes() {
        return model.serialize().toByteArray();
    }

    /** @throws IllegalArgumentException when the bytes are not such a model, or its inputs are others */
    public static MetaModel read(byte[] bytes, int features, int brackets) {
        try {
            if (Model.deserialize(ModelProto.parseFrom(bytes)) instanceof LinearSGDModel linear) {
                return new MetaModel(linear, features, brackets);
            }
        } catch (InvalidProtocolBufferException | IllegalStateException damaged) {
            throw new IllegalArgumentException("the meta-model is damaged: " + damaged.getMessage(), damaged);
        }
        throw new IllegalArgumentException("the meta-model is not a linear one");
    }

    /** Padded, so that alphabetical order is numerical order. */
    public static String featureName(int feature) {
        return String.format(Locale.ROOT, "feature-%04d", feature);
    }

    public static String bracketName(int bracket) {
        return String.format(Locale.ROOT, "bracket-%04d", bracket);
    }

    /** Where Tribuo keeps each input, in the order of {@link MetaWeights}; the constant is always last. */
    private int[] columns(int features, int brackets, int constant) {
        int[] columns = new int[brackets + features + 2];
        for (int bracket = 0; bracket < brackets; bracket++) {
            columns[bracket] = column(bracketName(bracket));
        }
        for (int feature = 0; feature < features; feature++) {
            columns[brackets + feature] = column(featureName(feature));
        }
        columns[brackets + features] = column(PREDICTION);
        columns[brackets + features + 1] = constant;
        return columns;
    }

    private int column(String name) {
        int id = model.getFeatureIDMap().getID(name);
        if (id < 0) {
            throw new IllegalArgumentException("the meta-model lacks the input " + name);
        }
        return id;
    }

    private static double[] row(DenseMatrix matrix, int output, int[] columns) {
        double[] row = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            row[i] = matrix.get(output, columns[i]);
        }
        return row;
    }
}

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
 * and its prediction. It computes from the weights what Tribuo would, without allocating Tribuo's objects. Immutable.
 */
public final class MetaModel {

    /** Names of the classes and of the prediction input, as the trainer writes them. */
    public static final String WON = "won";

    public static final String LOST = "lost";
    public static final String PREDICTION = "prediction";

    private final LinearSGDModel model;
    private final int features;
    private final int brackets;
    private final double bias;
    private final double predictionWeight;
    private final double[] featureWeights;
    private final double[] bracketWeights;

    private MetaModel(LinearSGDModel model, int features, int brackets) {
        this.model = model;
        this.features = features;
        this.brackets = brackets;
        DenseMatrix weights = model.getWeightsCopy();
        int won = model.getOutputIDInfo().getID(new Label(WON));
        int lost = model.getOutputIDInfo().getID(new Label(LOST));
        if (won < 0 || lost < 0) {
            throw new IllegalArgumentException("the meta-model lacks the classes won and lost");
        }
        bias = weights.get(won, weights.getDimension2Size() - 1) - weights.get(lost, weights.getDimension2Size() - 1);
        featureWeights = new double[features];
        for (int feature = 0; feature < features; feature++) {
            featureWeights[feature] = weight(weights, won, lost, featureName(feature));
        }
        bracketWeights = new double[brackets];
        for (int bracket = 0; bracket < brackets; bracket++) {
            bracketWeights[bracket] = weight(weights, won, lost, bracketName(bracket));
        }
        predictionWeight = weight(weights, won, lost, PREDICTION);
        if (model.getFeatureIDMap().size() != features + brackets + 1) {
            throw new IllegalArgumentException(
                    "the meta-model has " + model.getFeatureIDMap().size() + " inputs, not " + features + " features, "
                            + brackets + " brackets and the prediction");
        }
    }

    /**
     * @param normalised features
     * @param prediction calibrated net return of the bracket, in units of σ
     */
    public double probability(float[] normalised, int bracket, double prediction) {
        double score = bias + bracketWeights[bracket] + predictionWeight * prediction;
        for (int feature = 0; feature < features; feature++) {
            score += featureWeights[feature] * normalised[feature];
        }
        return 1 / (1 + StrictMath.exp(-score));
    }

    public int features() {
        return features;
    }

    public int brackets() {
        return brackets;
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

    private double weight(DenseMatrix weights, int won, int lost, String name) {
        int id = model.getFeatureIDMap().getID(name);
        if (id < 0) {
            throw new IllegalArgumentException("the meta-model lacks the input " + name);
        }
        return weights.get(won, id) - weights.get(lost, id);
    }
}

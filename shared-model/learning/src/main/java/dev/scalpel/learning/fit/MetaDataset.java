package dev.scalpel.learning.fit;

import dev.scalpel.model.prediction.MetaModel;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Rows in Tribuo's form, from which it takes the statistics of inputs and classes that it stores with a model. */
final class MetaDataset {

    /**
     * One row of each class, by whether it won, without weight, that names every input: so classes and inputs are always
     * the same, in the same order, even if the data lack some.
     */
    static final List<Boolean> ANCHORS = List.of(true, false);

    private MetaDataset() {}

    /** The rows in Tribuo's form, after the anchors. */
    static MutableDataset<Label> of(MetaRows rows, int features, int brackets) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("outcomes of chosen brackets", MetaTrainer.EPOCH, labels), labels);
        String[] names = names(features, brackets);
        for (boolean won : ANCHORS) {
            data.add(example(won, 0, names, new double[names.length]));
        }
        for (int row = 0; row < rows.size(); row++) {
            MetaRows.Outcome outcome = rows.outcome(row);
            data.add(example(
                    outcome.won(), outcome.weight(), names, values(rows.features(row), outcome, features, brackets)));
        }
        return data;
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

package dev.scalpel.learning.fit;

import java.util.ArrayList;
import java.util.List;

/** Training rows of the meta-model: chosen brackets, their inputs, and whether they ended in profit. */
public final class MetaRows {

    /** The outcome of one chosen bracket. */
    record Outcome(int bracket, double prediction, boolean won, float weight) {}

    private final List<float[]> features = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    /**
     * Adds one row.
     *
     * @param normalised features
     * @param prediction calibrated net return of the bracket, in units of σ
     * @param weight by label uniqueness
     */
    public void add(float[] normalised, int bracket, double prediction, boolean won, double weight) {
        features.add(normalised);
        outcomes.add(new Outcome(bracket, prediction, won, (float) weight));
    }

    public int size() {
        return outcomes.size();
    }

    float[] features(int row) {
        return features.get(row);
    }

    Outcome outcome(int row) {
        return outcomes.get(row);
    }

    /** Refuses a row that a model with these inputs could not learn from. */
    void requireFitting(int row, int inputs, int brackets) {
        Outcome outcome = outcome(row);
        if (features(row).length != inputs) {
            throw new IllegalArgumentException(
                    "a row needs " + inputs + " features: row " + row + " has " + features(row).length);
        }
        if (outcome.bracket() < 0 || outcome.bracket() >= brackets) {
            throw new IllegalArgumentException(
                    "bracket must lie in [0, " + brackets + "): " + outcome.bracket() + " in row " + row);
        }
        boolean finite = Double.isFinite(outcome.prediction());
        for (float feature : features(row)) {
            finite &= Float.isFinite(feature);
        }
        if (!finite) {
            throw new IllegalArgumentException("features and prediction must be finite: row " + row);
        }
    }
}

package dev.scalpel.model;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.model.prediction.Predictor;
import dev.scalpel.trading.Costs;

/** The model at certain costs, which decide which brackets are candidates. */
public final class BracketModelAtCosts {

    private final BracketModel model;
    private final Predictor predictor;

    BracketModelAtCosts(BracketModel model, Costs costs) {
        Manifest manifest = model.manifest();
        this.model = model;
        predictor = new Predictor(
                new BracketSelector(manifest.grid(), costs, manifest.calibration()),
                manifest.calibration(),
                manifest.payoff(),
                model.meta().weights());
    }

    /**
     * @param features in the order of the feature set, all available
     * @param sigma unit of distance at the row
     */
    public Prediction predict(double[] features, double sigma) {
        float[] row = model.manifest().normaliser().apply(features);
        return predictor.predict(row, 0, model.networkOutputs(row), sigma);
    }

    /** Predicts every row of a matrix. */
    public Predictions predictAll(FeatureMatrix features, double[] sigma) {
        Predictions.Builder predictions = new Predictions.Builder(features.rows());
        for (int row = 0; row < features.rows(); row++) {
            if (features.available(row) && sigma[row] > 0) {
                predictions.add(predict(features.row(row), sigma[row]));
            } else {
                predictions.missing();
            }
        }
        return predictions.build();
    }
}

package dev.scalpel.training.tuning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.fit.MetaFit;
import dev.scalpel.learning.fit.MetaSettings;
import dev.scalpel.learning.fit.MetaTrainer;
import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.model.prediction.Predictor;
import java.util.List;

/**
 * Calibration and meta-model of a recipe, fitted to walk-forward predictions of earlier blocks.
 *
 * @param calibration fitted to the labels of the earlier blocks
 * @param meta fitted to the brackets that this calibration chooses there
 */
public record WalkForwardCalibration(Calibration calibration, MetaFit meta) {

    /** A fold and the predictions for its block. */
    record PredictedBlock(WalkForwardFold fold, List<float[]> outputs) {}

    /** @param known the rows of these blocks whose outcomes are known before the fold to predict */
    static WalkForwardCalibration of(List<PredictedBlock> earlier, KnownRows known, Examples examples, long seed) {
        float[][] outputs = known.outputs(earlier);
        Calibration calibration = known.calibration(outputs);
        return new WalkForwardCalibration(
                calibration,
                MetaTrainer.fit(
                        known.choices(outputs, calibration),
                        examples.features().columns(),
                        examples.grid().size(),
                        MetaSettings.DEFAULT,
                        seed));
    }

    /** The calibrated predictions for each row of a block. */
    Predictions predictions(PredictedBlock predicted, Examples examples) {
        WalkForwardFold fold = predicted.fold();
        Predictor predictor = new Predictor(
                new BracketSelector(examples.grid(), examples.costs(), calibration),
                calibration,
                fold.payoff(),
                meta.weights());
        Predictions.Builder predictions =
                new Predictions.Builder(predicted.outputs().size());
        int columns = fold.normaliser().columns();
        int next = 0;
        for (int i = 0; i < predicted.outputs().size(); i++) {
            float[] outputs = predicted.outputs().get(i);
            if (outputs.length > 0) {
                double sigma = examples.sigma(fold.firstRow() + i);
                predictions.add(predictor.predict(fold.inputs(), columns * next++, outputs, sigma));
            } else {
                predictions.missing();
            }
        }
        return predictions.build();
    }
}

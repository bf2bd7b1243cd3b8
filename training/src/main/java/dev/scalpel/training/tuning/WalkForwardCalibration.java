package dev.scalpel.training.tuning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.fit.CalibrationFit;
import dev.scalpel.learning.fit.MetaFit;
import dev.scalpel.learning.fit.MetaRows;
import dev.scalpel.learning.fit.MetaSettings;
import dev.scalpel.learning.fit.MetaTrainer;
import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.Prediction;
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

    /** Neighbouring minutes are nearly equal: more rows cost time without improving the fit. */
    private static final int MAX_META_ROWS = 6_000;

    /** A fold and the predictions for its block. */
    record PredictedBlock(WalkForwardFold fold, List<float[]> outputs) {}

    /** @param next the fold to predict; rows whose labels reach into its block are excluded */
    static WalkForwardCalibration of(
            List<PredictedBlock> earlier, WalkForwardFold next, Examples examples, int embargoMinutes, long seed) {
        CalibrationFit fit = new CalibrationFit(examples.grid(), examples.costs());
        for (PredictedBlock block : earlier) {
            for (int i = 0; i < block.outputs().size(); i++) {
                int row = block.fold().firstRow() + i;
                if (isUsable(examples, row, next, embargoMinutes)) {
                    fit.add(block.outputs().get(i), examples.targets(row), examples.sigma(row), examples.weight(row));
                }
            }
        }
        Calibration calibration = fit.fit();
        MetaRows rows = metaRows(earlier, next, examples, embargoMinutes, calibration, fit.rows());
        int features = examples.features().columns();
        return new WalkForwardCalibration(
                calibration, MetaTrainer.fit(rows, features, examples.grid().size(), MetaSettings.DEFAULT, seed));
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
        for (int i = 0; i < predicted.outputs().size(); i++) {
            int row = fold.firstRow() + i;
            float[] outputs = predicted.outputs().get(i);
            if (outputs.length > 0) {
                predictions.add(predictor.predict(fold.normalised(row), outputs, examples.sigma(row)));
            } else {
                predictions.missing();
            }
        }
        return predictions.build();
    }

    private static MetaRows metaRows(
            List<PredictedBlock> earlier,
            WalkForwardFold next,
            Examples examples,
            int embargoMinutes,
            Calibration calibration,
            int rows) {
        BracketSelector selector = new BracketSelector(examples.grid(), examples.costs(), calibration);
        int stride = Math.max(1, (rows + MAX_META_ROWS - 1) / MAX_META_ROWS);
        MetaRows meta = new MetaRows();
        int seen = 0;
        for (PredictedBlock block : earlier) {
            for (int i = 0; i < block.outputs().size(); i++) {
                int row = block.fold().firstRow() + i;
                if (isUsable(examples, row, next, embargoMinutes) && seen++ % stride == 0) {
                    int bracket = selector.select(block.outputs().get(i), 0, examples.sigma(row));
                    if (bracket != Prediction.NONE) {
                        meta.add(
                                next.normalised(row),
                                bracket,
                                calibration.ofChosen(bracket, block.outputs().get(i)[bracket]),
                                examples.targets(row)[bracket] > 0,
                                examples.weight(row));
                    }
                }
            }
        }
        return meta;
    }

    private static boolean isUsable(Examples examples, int row, WalkForwardFold next, int embargoMinutes) {
        return examples.usable(row) && !examples.purged(row, next.block(), embargoMinutes);
    }
}

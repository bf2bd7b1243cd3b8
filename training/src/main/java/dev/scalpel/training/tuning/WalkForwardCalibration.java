package dev.scalpel.training.tuning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.fit.CalibrationFit;
import dev.scalpel.learning.fit.MetaRows;
import dev.scalpel.learning.fit.MetaSettings;
import dev.scalpel.learning.fit.MetaTrainer;
import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.MetaModel;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.model.prediction.Predictor;
import java.util.List;

/**
 * What walk-forward predictions of earlier blocks teach about a recipe's predictions: how much to believe of them, and
 * when a chosen bracket wins.
 *
 * @param calibration by the earlier blocks' labels
 * @param meta trained on the brackets that this calibration chooses there
 */
public record WalkForwardCalibration(Calibration calibration, MetaModel meta) {

    /** Neighbouring minutes tell nearly the same: more rows than this cost time and teach nothing. */
    private static final int MOST_META_ROWS = 6_000;

    /** A block's stage and what was predicted of its rows. */
    record Predicted(WalkForwardFold stage, List<float[]> outputs) {}

    /** @param next what is to be predicted: rows whose labels reach into its block are left out */
    static WalkForwardCalibration of(
            List<Predicted> earlier, WalkForwardFold next, Examples examples, int embargoMinutes, long seed) {
        CalibrationFit fit = new CalibrationFit(examples.grid(), examples.costs());
        for (Predicted block : earlier) {
            for (int i = 0; i < block.outputs().size(); i++) {
                int row = block.stage().firstRow() + i;
                if (teaches(examples, row, next, embargoMinutes)) {
                    fit.add(block.outputs().get(i), examples.targets(row), examples.sigma(row), examples.weight(row));
                }
            }
        }
        Calibration calibration = fit.fit();
        MetaRows rows = metaRows(earlier, next, examples, embargoMinutes, calibration, fit.rows());
        int features = examples.features().columns();
        return new WalkForwardCalibration(
                calibration, MetaTrainer.train(rows, features, examples.grid().size(), MetaSettings.DEFAULT, seed));
    }

    /** What the model would have said of each row of a predicted block. */
    Predictions outlooks(Predicted predicted, Examples examples) {
        WalkForwardFold stage = predicted.stage();
        Predictor maker = new Predictor(
                new BracketSelector(examples.grid(), examples.costs(), calibration), calibration, stage.payoff(), meta);
        Predictions.Builder outlooks =
                new Predictions.Builder(predicted.outputs().size());
        for (int i = 0; i < predicted.outputs().size(); i++) {
            int row = stage.firstRow() + i;
            float[] outputs = predicted.outputs().get(i);
            if (outputs.length > 0) {
                outlooks.add(maker.outlook(stage.normalised(row), outputs, examples.sigma(row)));
            } else {
                outlooks.missing();
            }
        }
        return outlooks.build();
    }

    private static MetaRows metaRows(
            List<Predicted> earlier,
            WalkForwardFold next,
            Examples examples,
            int embargoMinutes,
            Calibration calibration,
            int rows) {
        BracketSelector chooser = new BracketSelector(examples.grid(), examples.costs(), calibration);
        int stride = Math.max(1, (rows + MOST_META_ROWS - 1) / MOST_META_ROWS);
        MetaRows meta = new MetaRows();
        int seen = 0;
        for (Predicted block : earlier) {
            for (int i = 0; i < block.outputs().size(); i++) {
                int row = block.stage().firstRow() + i;
                if (teaches(examples, row, next, embargoMinutes) && seen++ % stride == 0) {
                    int bracket = chooser.choose(block.outputs().get(i), 0, examples.sigma(row));
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

    private static boolean teaches(Examples examples, int row, WalkForwardFold next, int embargoMinutes) {
        return examples.usable(row) && !examples.purged(row, next.block(), embargoMinutes);
    }
}

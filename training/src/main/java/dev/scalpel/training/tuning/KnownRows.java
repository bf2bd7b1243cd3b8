package dev.scalpel.training.tuning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.fit.CalibrationFit;
import dev.scalpel.learning.fit.MetaRows;
import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.training.tuning.WalkForwardCalibration.PredictedBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of earlier blocks whose outcomes are known before a fold's block begins: what its calibration and its
 * meta-model learn from. No recipe changes them, so all trials share them.
 */
final class KnownRows {

    /** Neighbouring minutes are nearly equal: more rows cost time without improving the fit. */
    private static final int MAX_META_ROWS = 6_000;

    private final Examples examples;
    private final int[] rows;
    private final CalibrationFit calibrationFit;
    private final int stride;
    /** Of every row that the meta-model may learn from: each {@link #stride}-th. */
    private final float[][] sampledInputs;

    private KnownRows(Examples examples, int[] rows, WalkForwardFold next) {
        this.examples = examples;
        this.rows = rows;
        this.calibrationFit = new CalibrationFit(examples.grid(), examples.costs());
        for (int row : rows) {
            calibrationFit.add(examples.targets(row), examples.sigma(row), examples.weight(row));
        }
        this.stride = Math.max(1, (rows.length + MAX_META_ROWS - 1) / MAX_META_ROWS);
        int[] sampled = IntStream.iterate(0, i -> i < rows.length, i -> i + stride)
                .map(i -> rows[i])
                .toArray();
        float[] inputs = next.normalised(sampled);
        int columns = next.normaliser().columns();
        this.sampledInputs = IntStream.range(0, sampled.length)
                .mapToObj(i -> Arrays.copyOfRange(inputs, i * columns, (i + 1) * columns))
                .toArray(float[][]::new);
    }

    /** @param earlier folds whose blocks lie before that of {@code next}, in order */
    static KnownRows before(
            WalkForwardFold next, List<WalkForwardFold> earlier, Examples examples, int embargoMinutes) {
        int[] rows = earlier.stream()
                .flatMapToInt(fold -> IntStream.range(fold.firstRow(), fold.lastRow()))
                .filter(row -> examples.usable(row) && !examples.purged(row, next.block(), embargoMinutes))
                .toArray();
        return new KnownRows(examples, rows, next);
    }

    /** The network's outputs for each of these rows. */
    float[][] outputs(List<PredictedBlock> earlier) {
        float[][] outputs = new float[rows.length][];
        int next = 0;
        for (PredictedBlock block : earlier) {
            int first = block.fold().firstRow();
            int end = block.fold().lastRow();
            while (next < rows.length && rows[next] < end) {
                outputs[next] = block.outputs().get(rows[next] - first);
                next++;
            }
        }
        return outputs;
    }

    Calibration calibration(float[][] outputs) {
        return calibrationFit.fit(outputs);
    }

    /** The brackets that this calibration chooses in the sampled rows, and how they ended. */
    MetaRows choices(float[][] outputs, Calibration calibration) {
        BracketSelector selector = new BracketSelector(examples.grid(), examples.costs(), calibration);
        MetaRows choices = new MetaRows();
        for (int sample = 0; sample < sampledInputs.length; sample++) {
            int number = sample * stride;
            int row = rows[number];
            int bracket = selector.select(outputs[number], 0, examples.sigma(row));
            if (bracket != Prediction.NONE) {
                choices.add(
                        sampledInputs[sample],
                        bracket,
                        calibration.ofChosen(bracket, outputs[number][bracket]),
                        examples.targets(row)[bracket] > 0,
                        examples.weight(row));
            }
        }
        return choices;
    }
}

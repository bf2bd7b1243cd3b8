package dev.scalpel.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.fit.CalibrationFit;
import dev.scalpel.learning.fit.MetaRows;
import dev.scalpel.learning.fit.MetaSettings;
import dev.scalpel.learning.fit.MetaTrainer;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.training.tuning.WalkForwardCalibration.PredictedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What trials share is what each of them would have found for itself, row by row. */
class KnownRowsTest {

    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;
    private static final int EMBARGO = 60;
    private static final int MAX_META_ROWS = 6_000;

    private final Examples examples = examples();
    private final long start = examples.bars().firstOpenTime();
    private final List<WalkForwardFold> earlier = List.of(fold(3, 6), fold(6, 9));
    private final WalkForwardFold next = fold(9, 10);
    private final KnownRows known = KnownRows.before(next, earlier, examples, EMBARGO);
    private final List<PredictedBlock> predicted = predicted(earlier);

    @Test
    void calibratesOnTheRowsWhoseOutcomesAreKnown() {
        CalibrationFit fit = new CalibrationFit(examples.grid(), examples.costs());
        List<float[]> outputs = new ArrayList<>();
        for (PredictedBlock block : predicted) {
            for (int i = 0; i < block.outputs().size(); i++) {
                int row = block.fold().firstRow() + i;
                if (isKnown(row)) {
                    fit.add(examples.targets(row), examples.sigma(row), examples.weight(row));
                    outputs.add(block.outputs().get(i));
                }
            }
        }
        assertThat(outputs.size()).isBetween(7_000, 8_600);

        assertThat(known.outputs(predicted)).isDeepEqualTo(outputs.toArray(float[][]::new));
        assertThat(known.calibration(known.outputs(predicted))).isEqualTo(fit.fit(outputs.toArray(float[][]::new)));
    }

    @Test
    void theMetaModelLearnsFromEverySecondOfThem() {
        float[][] outputs = known.outputs(predicted);
        Calibration calibration = known.calibration(outputs);
        BracketSelector selector = new BracketSelector(examples.grid(), examples.costs(), calibration);
        MetaRows expected = new MetaRows();
        int seen = 0;
        for (PredictedBlock block : predicted) {
            for (int i = 0; i < block.outputs().size(); i++) {
                int row = block.fold().firstRow() + i;
                if (isKnown(row) && seen++ % 2 == 0) {
                    float[] output = block.outputs().get(i);
                    int bracket = selector.select(output, 0, examples.sigma(row));
                    if (bracket != Prediction.NONE) {
                        expected.add(
                                next.normalised(new int[] {row}),
                                bracket,
                                calibration.ofChosen(bracket, output[bracket]),
                                examples.targets(row)[bracket] > 0,
                                examples.weight(row));
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(MAX_META_ROWS);

        assertThat(bytes(known.choices(outputs, calibration))).isEqualTo(bytes(expected));
    }

    @Test
    void noRowReachesIntoTheNextBlock() {
        int last = next.firstRow() - 1 - Examples.longestLifeMinutes(examples.grid());
        float[][] outputs = known.outputs(predicted);
        PredictedBlock newest = predicted.get(1);

        assertThat(isKnown(last)).isFalse();
        assertThat(isKnown(last - 1)).isTrue();
        assertThat(outputs[outputs.length - 1])
                .isSameAs(newest.outputs().get(last - 1 - newest.fold().firstRow()));
    }

    private boolean isKnown(int row) {
        return examples.usable(row) && !examples.purged(row, next.block(), EMBARGO);
    }

    private byte[] bytes(MetaRows rows) {
        return MetaTrainer.train(
                        rows, examples.features().columns(), examples.grid().size(), MetaSettings.DEFAULT, 1)
                .toBytes();
    }

    private List<PredictedBlock> predicted(List<WalkForwardFold> folds) {
        SplittableRandom random = new SplittableRandom(3);
        List<PredictedBlock> blocks = new ArrayList<>();
        for (WalkForwardFold fold : folds) {
            List<float[]> outputs = new ArrayList<>();
            for (int row = fold.firstRow(); row < fold.lastRow(); row++) {
                float[] output =
                        new float[examples.predictable(row) ? examples.grid().size() : 0];
                for (int bracket = 0; bracket < output.length; bracket++) {
                    output[bracket] = (float) random.nextGaussian();
                }
                outputs.add(output);
            }
            blocks.add(new PredictedBlock(fold, outputs));
        }
        return blocks;
    }

    private WalkForwardFold fold(int fromDay, int toDay) {
        return WalkForwardFold.before(
                new TimeBlock(start + fromDay * DAY, start + toDay * DAY), examples, start, EMBARGO);
    }

    private static Examples examples() {
        SyntheticMarket market = SyntheticMarket.of(TwoPairMarket.market(EdgeSize.MEDIUM.of(EdgeKind.LEADLAG), 10, 1));
        BarSeries bars = market.bars(TwoPairMarket.TRADED);
        return Examples.of(
                bars, Optional.of(market.bars(TwoPairMarket.LEADER)), BracketGrid.longOnly(), Costs.of(0.0002, 0.0001));
    }
}

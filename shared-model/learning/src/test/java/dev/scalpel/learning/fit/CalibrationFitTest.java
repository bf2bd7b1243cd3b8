package dev.scalpel.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {

    private static final BracketGrid TWO =
            new BracketGrid(List.of(PositionSide.LONG), List.of(1.0), List.of(2.0, 4.0), 60);
    private static final double SIGMA = 0.001;

    private static Rows rows() {
        return new Rows();
    }

    private static final class Rows {

        private final CalibrationFit fit = new CalibrationFit(TWO, Costs.FREE);
        private final List<float[]> predictions = new ArrayList<>();

        void add(float[] prediction, float[] label, double sigma, double weight) {
            predictions.add(prediction);
            fit.add(label, sigma, weight);
        }

        Calibration fit() {
            return fit.fit(predictions.toArray(float[][]::new));
        }
    }

    @Test
    void aPredictionThatComesHalfTrueHasASlopeOfHalf() {
        Rows rows = rows();
        // Around the mean label of 1, a prediction 2 above came true by 1 above.
        rows.add(new float[] {3, -9}, new float[] {2, 0}, SIGMA, 1);
        rows.add(new float[] {-1, -9}, new float[] {0, 0}, SIGMA, 1);

        Calibration calibration = rows.fit();

        assertThat(calibration.means().get(0)).isEqualTo(1);
        assertThat(calibration.slopes().get(0)).isCloseTo(0.5, within(1e-9));
        assertThat(calibration.byBracket(0, 5)).isCloseTo(3, within(1e-9));
    }

    @Test
    void aNegativeSlopeBecomesZero() {
        Rows rows = rows();
        rows.add(new float[] {1, 0}, new float[] {-1, 0}, SIGMA, 1);
        rows.add(new float[] {-1, 0}, new float[] {1, 0}, SIGMA, 1);

        assertThat(rows.fit().slopes().get(0)).isZero();
    }

    @Test
    void aSlopeIsAtMostOne() {
        Rows rows = rows();
        rows.add(new float[] {1, 0}, new float[] {3, 0}, SIGMA, 1);
        rows.add(new float[] {-1, 0}, new float[] {-3, 0}, SIGMA, 1);

        assertThat(rows.fit().slopes().get(0)).isEqualTo(1);
    }

    @Test
    void weightsRows() {
        Rows rows = rows();
        rows.add(new float[] {0, 0}, new float[] {4, 0}, SIGMA, 1);
        rows.add(new float[] {0, 0}, new float[] {0, 0}, SIGMA, 3);

        assertThat(rows.fit().means().get(0)).isEqualTo(1);
    }

    @Test
    void slopesAreZeroWithoutRows() {
        Calibration calibration = rows().fit();

        assertThat(calibration.slopes()).containsExactly(0.0, 0.0);
        assertThat(calibration.chosenSlope()).isZero();
    }

    /** Two brackets that predict noise: the chosen one is biased upwards, which the second slope corrects. */
    @Test
    void theBestOfTwoNoisyPredictionsIsCalibratedToZero() {
        SplittableRandom random = new SplittableRandom(1);
        Rows rows = rows();
        for (int row = 0; row < 20_000; row++) {
            rows.add(
                    new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()},
                    new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()},
                    SIGMA,
                    1);
        }

        Calibration calibration = rows.fit();

        assertThat(Math.abs(calibration.ofChosen(0, 2))).isLessThan(0.03);
    }

    /** The definition, bracket by bracket; more rows than fit into the first arrays. */
    @Test
    void hasTheBitsOfTheSumsOfEachBracketAlone() {
        SplittableRandom random = new SplittableRandom(2);
        int rows = 3_000;
        float[][] predictions = new float[rows][];
        float[][] labels = new float[rows][];
        double[] weights = new double[rows];
        Rows added = rows();
        for (int row = 0; row < rows; row++) {
            predictions[row] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
            labels[row] = new float[] {
                (float) (0.6 * Math.min(0.2, predictions[row][0]) + random.nextGaussian()),
                (float) (0.1 + 0.5 * Math.min(0.2, predictions[row][1]) + random.nextGaussian())
            };
            weights[row] = random.nextDouble();
            added.add(predictions[row], labels[row], SIGMA, weights[row]);
        }

        Calibration calibration = added.fit();

        assertThat(added.fit.rows()).isEqualTo(rows);
        for (int bracket = 0; bracket < 2; bracket++) {
            double sum = 0;
            double total = 0;
            for (int row = 0; row < rows; row++) {
                sum += weights[row] * labels[row][bracket];
                total += weights[row];
            }
            double mean = sum / total;
            double products = 0;
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                double x = predictions[row][bracket] - mean;
                products += weights[row] * x * (labels[row][bracket] - mean);
                squares += weights[row] * x * x;
            }
            assertThat(calibration.means().get(bracket)).isEqualTo(mean);
            assertThat(calibration.slopes().get(bracket)).isEqualTo(products / squares);
        }
        double products = 0;
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            double first = calibration.byBracket(0, predictions[row][0]);
            double second = calibration.byBracket(1, predictions[row][1]);
            int chosen = second > first ? 1 : 0;
            double mean = calibration.means().get(chosen);
            double x = Math.max(first, second) - mean;
            products += weights[row] * x * (labels[row][chosen] - mean);
            squares += weights[row] * x * x;
        }
        assertThat(calibration.chosenSlope()).isEqualTo(products / squares).isLessThan(1);
    }

    @Test
    void refusesPredictionsForOtherRows() {
        CalibrationFit fit = new CalibrationFit(TWO, Costs.FREE);
        fit.add(new float[] {1, 2}, SIGMA, 1);

        assertThatThrownBy(() -> fit.fit(new float[2][2]))
                .hasMessage("there must be one prediction per row: 2 for 1 rows");
    }

    @Test
    void refusesASlopeOutsideOfItsRange() {
        assertThatThrownBy(() -> new Calibration(List.of(0.0), List.of(1.5), 1))
                .hasMessage("slope must lie in [0, 1]: 1.5");
        assertThatThrownBy(() -> new Calibration(List.of(0.0), List.of(1.0), -0.1))
                .hasMessage("chosenSlope must lie in [0, 1]: -0.1");
        assertThatThrownBy(() -> new Calibration(List.of(0.0, 1.0), List.of(1.0), 1))
                .hasMessageContaining("as many means as slopes");
    }
}

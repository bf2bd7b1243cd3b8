package dev.scalpel.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {

    private static final BracketGrid TWO =
            new BracketGrid(List.of(PositionSide.LONG), List.of(1.0), List.of(2.0, 4.0), 60);
    private static final double SIGMA = 0.001;

    private static CalibrationFit fit() {
        return new CalibrationFit(TWO, Costs.FREE);
    }

    @Test
    void aPredictionThatComesHalfTrueHasASlopeOfHalf() {
        CalibrationFit fit = fit();
        // Around the mean label of 1, a prediction 2 above came true by 1 above.
        fit.add(new float[] {3, -9}, new float[] {2, 0}, SIGMA, 1);
        fit.add(new float[] {-1, -9}, new float[] {0, 0}, SIGMA, 1);

        Calibration calibration = fit.fit();

        assertThat(calibration.means().get(0)).isEqualTo(1);
        assertThat(calibration.slopes().get(0)).isCloseTo(0.5, within(1e-9));
        assertThat(calibration.byBracket(0, 5)).isCloseTo(3, within(1e-9));
    }

    @Test
    void aNegativeSlopeBecomesZero() {
        CalibrationFit fit = fit();
        fit.add(new float[] {1, 0}, new float[] {-1, 0}, SIGMA, 1);
        fit.add(new float[] {-1, 0}, new float[] {1, 0}, SIGMA, 1);

        assertThat(fit.fit().slopes().get(0)).isZero();
    }

    @Test
    void aSlopeIsAtMostOne() {
        CalibrationFit fit = fit();
        fit.add(new float[] {1, 0}, new float[] {3, 0}, SIGMA, 1);
        fit.add(new float[] {-1, 0}, new float[] {-3, 0}, SIGMA, 1);

        assertThat(fit.fit().slopes().get(0)).isEqualTo(1);
    }

    @Test
    void weightsRows() {
        CalibrationFit fit = fit();
        fit.add(new float[] {0, 0}, new float[] {4, 0}, SIGMA, 1);
        fit.add(new float[] {0, 0}, new float[] {0, 0}, SIGMA, 3);

        assertThat(fit.fit().means().get(0)).isEqualTo(1);
    }

    @Test
    void slopesAreZeroWithoutRows() {
        Calibration calibration = fit().fit();

        assertThat(calibration.slopes()).containsExactly(0.0, 0.0);
        assertThat(calibration.chosenSlope()).isZero();
    }

    /** Two brackets that predict noise: the chosen one is biased upwards, which the second slope corrects. */
    @Test
    void theBestOfTwoNoisyPredictionsIsCalibratedToZero() {
        SplittableRandom random = new SplittableRandom(1);
        CalibrationFit fit = fit();
        for (int row = 0; row < 20_000; row++) {
            fit.add(
                    new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()},
                    new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()},
                    SIGMA,
                    1);
        }

        Calibration calibration = fit.fit();

        assertThat(Math.abs(calibration.ofChosen(0, 2))).isLessThan(0.03);
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

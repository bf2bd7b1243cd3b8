package dev.scalpel.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BracketSelectorTest {

    private static final BracketGrid TWO =
            new BracketGrid(List.of(PositionSide.LONG), List.of(1.0), List.of(2.0, 4.0), 60);
    private static final double SIGMA = 0.001;

    private static int select(Costs costs, Calibration calibration, float... predictions) {
        return new BracketSelector(TWO, costs, calibration).select(predictions, 0, SIGMA);
    }

    @Test
    void selectsTheHighestPrediction() {
        assertThat(select(Costs.FREE, Calibration.none(2), 0.1f, 0.2f)).isEqualTo(1);
    }

    @Test
    void selectsTheFirstOfEqualPredictions() {
        assertThat(select(Costs.FREE, Calibration.none(2), 0.2f, 0.2f)).isZero();
    }

    @Test
    void comparesCalibratedValues() {
        Calibration calibration = new Calibration(List.of(0.0, 0.0), List.of(1.0, 0.1), 1);

        assertThat(select(Costs.FREE, calibration, 0.1f, 0.2f)).isZero();
    }

    @Test
    void skipsTargetsThatCostsConsume() {
        // Round trip 0.0015, twice that 0.003: the first target is 0.002 away, the second 0.004.
        assertThat(select(Costs.of(0.0005, 0.00025), Calibration.none(2), 9f, 0.2f))
                .isEqualTo(1);
        assertThat(select(Costs.of(0.002, 0), Calibration.none(2), 9f, 9f)).isEqualTo(Prediction.NONE);
    }

    @Test
    void agreesWithTheCostsOnWhatIsACandidate() {
        for (double sigma = 0.0001; sigma < 0.002; sigma += 0.0001) {
            Costs costs = Costs.of(0.0003, 0.0001);
            int chosen = new BracketSelector(TWO, costs, Calibration.none(2)).select(new float[] {1, 0}, 0, sigma);

            assertThat(chosen == 0).isEqualTo(costs.allows(TWO.bracket(0), sigma));
        }
    }

    @Test
    void valuesBracketsAsTheCalibrationDoes() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 1_000; i++) {
            Calibration calibration = new Calibration(
                    List.of(random.nextGaussian(), random.nextGaussian()),
                    List.of(random.nextDouble(), random.nextDouble()),
                    0.5);
            float[] predictions = {(float) random.nextGaussian(), (float) random.nextGaussian()};

            int chosen = select(Costs.FREE, calibration, predictions);

            assertThat(calibration.byBracket(chosen, predictions[chosen]))
                    .isGreaterThanOrEqualTo(calibration.byBracket(1 - chosen, predictions[1 - chosen]));
        }
    }
}

package dev.scalpel.learning.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.model.score.ScoreWeights;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreFitTest {

    private static final List<Integer> HORIZON = List.of(15);

    private static DayStatistics day(long day, double[][] inputs, double[] labels) {
        DayStatistics.Builder sums = new DayStatistics.Builder(inputs[0].length, HORIZON);
        for (int row = 0; row < inputs.length; row++) {
            System.arraycopy(inputs[row], 0, sums.nextInputs(), 0, inputs[row].length);
            sums.nextLabels()[0] = labels[row];
            sums.add();
        }
        return sums.build(day);
    }

    /** x = ±1 and y = 2x + 3, the constant last. */
    private static DayStatistics line(long day) {
        return day(day, new double[][] {{1, 1}, {-1, 1}, {1, 1}, {-1, 1}}, new double[] {5, 1, 5, 1});
    }

    private static DayStatistics random(long day, int rows) {
        SplittableRandom random = new SplittableRandom(day);
        double[][] inputs = new double[rows][8];
        double[] labels = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < 7; i++) {
                inputs[row][i] = random.nextDouble(-5, 5);
            }
            inputs[row][7] = 1;
            labels[row] = random.nextDouble(-1, 1);
        }
        return day(day, inputs, labels);
    }

    @Test
    void findsTheLine() {
        double[] weights = ScoreFit.of(List.of(line(1)), 1e-12).of(0);

        assertThat(weights[0]).isCloseTo(2, within(1e-6));
        assertThat(weights[1]).isCloseTo(3, within(1e-6));
    }

    @Test
    void aPenaltyOfOneHalvesASingleWeightAndNotTheConstant() {
        double[] weights = ScoreFit.of(List.of(line(1)), 1).of(0);

        assertThat(weights[0]).isCloseTo(1, within(1e-6));
        assertThat(weights[1]).isCloseTo(3, within(1e-6));
    }

    @Test
    void thePenaltyIsInVariancesOfTheInput() {
        // x = 4 ± 0.5: a wider or narrower input, or one off its centre, is penalised as much.
        DayStatistics day = day(1, new double[][] {{4.5, 1}, {3.5, 1}}, new double[] {1, -1});

        double[] weights = ScoreFit.of(List.of(day), 1).of(0);

        assertThat(weights[0]).isCloseTo(1, within(1e-6));
        assertThat(weights[0] * 4 + weights[1]).isCloseTo(0, within(1e-6));
    }

    @Test
    void anInputThatNeverVariesGetsNoWeight() {
        DayStatistics day = day(1, new double[][] {{1, 0, 1}, {-1, 0, 1}}, new double[] {1, -1});

        assertThat(ScoreFit.of(List.of(day), 0.3).of(0)[1]).isZero();
    }

    @Test
    void daysWeighByTheirRows() {
        DayStatistics two = day(1, new double[][] {{0, 1}, {0, 1}}, new double[] {4, 4});
        DayStatistics six = day(2, new double[][] {{0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}}, new double[6]);

        // 2 · 4 ÷ 8
        assertThat(ScoreFit.of(List.of(two, six), 0.3).of(0)[1]).isCloseTo(1, within(1e-9));
    }

    @Test
    void theSameDaysGiveTheSameBitsStoredOrComputed() {
        List<DayStatistics> computed = List.of(random(1, 101), random(2, 50), random(3, 7));
        List<DayStatistics> stored = computed.stream()
                .map(day -> DayStatisticsCodec.decode(DayStatisticsCodec.encode(day)))
                .toList();

        assertThat(ScoreFit.of(stored, 0.3).of(0))
                .isEqualTo(ScoreFit.of(computed, 0.3).of(0));
    }

    @Test
    void solvesTheNormalEquations() {
        DayStatistics day = random(9, 200);
        double[] gram = new double[36];
        double[] cross = new double[8];
        day.addGramTo(gram);
        day.addCrossTo(cross);

        double[] weights = ScoreFit.of(List.of(day), 0.3).of(0);

        // The constant is not penalised: its row of the system is the plain sum.
        double sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += gram[28 + i] * weights[i];
        }
        assertThat(sum).isCloseTo(cross[7], within(1e-9 * 200));
    }

    @Test
    void aFitNeedsARow() {
        DayStatistics empty = new DayStatistics.Builder(2, HORIZON).build(1);

        assertThatThrownBy(() -> ScoreFit.of(List.of(empty), 0.3)).hasMessageContaining("at least one row");
    }

    @Test
    void eachHorizonHasItsOwnWeights() {
        DayStatistics.Builder sums = new DayStatistics.Builder(1, List.of(5, 15));
        sums.nextInputs()[0] = 1;
        sums.nextLabels()[0] = 0.25;
        sums.nextLabels()[1] = -0.5;
        sums.add();

        ScoreWeights weights = ScoreFit.of(List.of(sums.build(1)), 0.3);

        assertThat(weights.of(0)[0]).isCloseTo(0.25, within(1e-9));
        assertThat(weights.of(1)[0]).isCloseTo(-0.5, within(1e-9));
    }
}

package dev.scalpel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReturnScaleTest {

    @Test
    void theFirstUnitIsTheRootMeanSquareOfTheWalkForwardDays() {
        double[] returns = new double[ReturnScale.START_DAYS];
        Arrays.fill(returns, 0.01);
        returns[0] = -0.01;

        assertThat(ReturnScale.startingFrom(returns).unit()).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void afterThirtyTradingDaysAReturnCountsHalf() {
        ReturnScale scale = new ReturnScale(1, List.of());
        for (int day = 0; day < 30; day++) {
            scale = scale.afterTrading(0);
        }

        assertThat(scale.meanSquare()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void anIdleDayChangesNoMeanSquare() {
        ReturnScale scale = new ReturnScale(4e-4, List.of()).afterIdleDay();

        assertThat(scale.meanSquare()).isEqualTo(4e-4);
        assertThat(scale.earlier()).containsExactly(0.02);
    }

    @Test
    void aQuietTimeCannotLowerTheUnitBelowHalfTheMedianOfItsEarlierValues() {
        ReturnScale scale = new ReturnScale(1e-12, List.of(0.02, 0.04, 0.06));

        assertThat(scale.unit()).isEqualTo(0.02);
        assertThat(new ReturnScale(1e-12, List.of(0.02, 0.06)).unit()).isEqualTo(0.02);
    }

    @Test
    void theFloorIsHalfTheMedianWhateverTheEarlierValues() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            List<Double> earlier = random.doubles(1 + round % 7, 0.5, 4).boxed().toList();
            double recent = 0.2 + 2 * random.nextDouble();
            double[] sorted =
                    earlier.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int half = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;

            ReturnScale scale = new ReturnScale(recent * recent, earlier);
            assertThat(scale.unit()).isEqualTo(Math.max(Math.sqrt(recent * recent), median / 2));
        }
    }

    @Test
    void returnsThatDoNotVaryAtAllGiveNoUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReturnScale.startingFrom(new double[ReturnScale.START_DAYS]))
                .withMessageContaining("must be > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReturnScale.startingFrom(new double[3]))
                .withMessageContaining("30 days with trades, not 3");
    }
}

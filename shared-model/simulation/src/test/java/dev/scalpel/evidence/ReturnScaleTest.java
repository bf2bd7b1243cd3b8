package dev.scalpel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
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
    void returnsThatDoNotVaryAtAllGiveNoUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReturnScale.startingFrom(new double[ReturnScale.START_DAYS]))
                .withMessageContaining("must be > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReturnScale.startingFrom(new double[3]))
                .withMessageContaining("30 days with trades, not 3");
    }
}

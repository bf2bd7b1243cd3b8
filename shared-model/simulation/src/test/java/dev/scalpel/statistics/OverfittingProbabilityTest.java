package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OverfittingProbabilityTest {

    @Test
    void aTrialThatIsBestEverywhereIsNotOverfitted() {
        double[][] returns = new double[64][5];
        SplittableRandom random = new SplittableRandom(1);
        for (double[] row : returns) {
            for (int trial = 0; trial < 5; trial++) {
                row[trial] = random.nextGaussian() + (trial == 3 ? 4 : 0);
            }
        }
        OverfittingProbability found = OverfittingProbability.of(returns, 8);

        assertThat(found.probability()).isZero();
        assertThat(found.choices()).isEqualTo(70);
        // Rank 5 of 5 in 6 parts: ln((5/6)/(1/6)).
        assertThat(found.medianLogit()).isCloseTo(Math.log(5), within(1e-12));
    }

    @Test
    void trialsThatTakeTurnsAreOverfittedAlways() {
        // The first shines in the first block and fails in the second, the other the other way round.
        double[][] returns = {{1, -1}, {2, -2}, {-1, 1}, {-2, 2}};
        OverfittingProbability found = OverfittingProbability.of(returns, 2);

        assertThat(found.probability()).isEqualTo(1);
        assertThat(found.choices()).isEqualTo(2);
        // Rank 1 of 2 in 3 parts: ln((1/3)/(2/3)).
        assertThat(found.medianLogit()).isCloseTo(-Math.log(2), within(1e-12));
    }

    @Test
    void trialsThatNeverTradeAreCoinFlips() {
        OverfittingProbability found = OverfittingProbability.of(new double[8][4], 4);

        assertThat(found.probability()).isEqualTo(1);
        assertThat(found.medianLogit()).isZero();
    }

    @Test
    void leavesOutTheOldestRowsWhenBlocksDoNotFit() {
        double[][] returns = {{-50, 50}, {1, -1}, {2, -2}, {-1, 1}, {-2, 2}};

        assertThat(OverfittingProbability.of(returns, 2))
                .isEqualTo(OverfittingProbability.of(new double[][] {{1, -1}, {2, -2}, {-1, 1}, {-2, 2}}, 2));
    }

    @Test
    void refusesAnOddNumberOfBlocksAndTooFewPeriods() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverfittingProbability.of(new double[64][2], 7))
                .withMessage("blocks must be even, 2 to 20: 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverfittingProbability.of(new double[5][2], 4))
                .withMessage("needs at least two periods per block, 8 in all, has 5");
    }
}

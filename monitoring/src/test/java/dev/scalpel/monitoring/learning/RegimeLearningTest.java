package dev.scalpel.monitoring.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.TacticsPolicy.Action;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.monitoring.learning.CounterfactualRewards.Outcome;
import dev.scalpel.trading.BracketTactics;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** On hand-made rewards: an entry every ten minutes with a known reward. */
class RegimeLearningTest {

    private static final int ROWS = 14 * 1_440;
    private static final int LIFE = 10;
    private static final Regimes REGIMES = new Regimes("volatility_60", List.of(0.001), 4, 2, 120);
    private static final List<Action> ACTIONS = List.of(
            new Action("usual", Optional.of(BracketTactics.DEFAULT)),
            new Action("other", Optional.of(BracketTactics.DEFAULT)),
            new Action("stand aside", Optional.empty()));

    private static final BarSeries BARS = bars();

    private static BarSeries bars() {
        BarSeries.Builder bars = new BarSeries.Builder(ROWS);
        for (int row = 0; row < ROWS; row++) {
            bars.add(new Bar(row * 60_000L, 100, 101, 99, 100, 1, 1, 0.5));
        }
        return bars.build();
    }

    /** Volatile every other hour. */
    private static boolean lively(int row) {
        return row / 60 % 2 == 1;
    }

    private static TacticsPolicy learn(IntToDoubleFunction first, IntToDoubleFunction second) {
        int[] regime = new int[ROWS];
        Outcome[][] outcomes = new Outcome[3][ROWS];
        for (int row = 0; row < ROWS; row++) {
            regime[row] = REGIMES.number(REGIMES.regimeOf(lively(row) ? 1 : 0, row * 60_000L, false));
            outcomes[0][row] = new Outcome(first.applyAsDouble(row), row + LIFE, true, true);
            outcomes[1][row] = new Outcome(second.applyAsDouble(row), row + LIFE, true, true);
            outcomes[2][row] = Outcome.waiting(row);
        }
        return RegimeLearning.learn(new CounterfactualRewards(BARS, ACTIONS, regime, outcomes), REGIMES);
    }

    private static int choice(TacticsPolicy policy, boolean lively, int dayPart) {
        return policy.choices().get(REGIMES.number(new Regimes.Regime(lively ? 1 : 0, dayPart, false)));
    }

    private static double noise(int row) {
        return 0.001 * new SplittableRandom(row).nextGaussian();
    }

    @Test
    void standsAsideOnlyInTheRegimeThatLoses() {
        TacticsPolicy policy = learn(
                row -> (lively(row) ? -0.001 : 0.001) + noise(row),
                row -> (lively(row) ? -0.002 : 0.0005) + noise(row));

        for (int part = 0; part < 4; part++) {
            assertThat(choice(policy, true, part)).as("lively, part %d", part).isEqualTo(2);
            assertThat(choice(policy, false, part)).as("calm, part %d", part).isZero();
        }
    }

    @Test
    void selectsTheTacticsThatEarnMore() {
        TacticsPolicy policy =
                learn(row -> 0.0005 + noise(row), row -> (lively(row) ? 0.001 : 0.0001) + noise(row + ROWS));

        assertThat(choice(policy, true, 1)).isEqualTo(1);
        assertThat(choice(policy, false, 1)).isZero();
    }

    @Test
    void keepsTheDefaultWhereActionsAreEqual() {
        TacticsPolicy policy = learn(row -> 0.0005 + noise(row), row -> 0.0005 + noise(row));

        assertThat(policy.choices()).containsOnly(0);
    }

    @Test
    void comparesRewardsPerMinute() {
        int[] regime = new int[ROWS];
        Outcome[][] outcomes = new Outcome[3][ROWS];
        for (int row = 0; row < ROWS; row++) {
            regime[row] = REGIMES.number(REGIMES.regimeOf(0, row * 60_000L, false));
            outcomes[0][row] = new Outcome(0.001, row + LIFE, true, true);
            // Twice the reward in four times the time.
            outcomes[1][row] = new Outcome(0.002, row + 4 * LIFE, true, true);
            outcomes[2][row] = Outcome.waiting(row);
        }
        TacticsPolicy policy =
                RegimeLearning.learn(new CounterfactualRewards(BARS, ACTIONS, regime, outcomes), REGIMES);

        assertThat(policy.choices()).containsOnly(0);
    }

    @Test
    void theSameOutcomesGiveTheSamePolicy() {
        IntToDoubleFunction first = row -> (lively(row) ? -0.0001 : 0.0001) + noise(row);
        assertThat(learn(first, RegimeLearningTest::noise).toBytes())
                .isEqualTo(learn(first, RegimeLearningTest::noise).toBytes());
    }
}

package dev.scalpel.research.studies.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.TacticsPolicy.Action;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.monitoring.learning.CounterfactualRewards;
import dev.scalpel.monitoring.learning.CounterfactualRewards.Outcome;
import dev.scalpel.trading.BracketTactics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeepQLearningTest {

    private static final int ROWS = 10 * 1_440;
    private static final Regimes REGIMES = new Regimes("volatility_60", List.of(0.001), 1, 2, 120);
    private static final List<Action> ACTIONS = List.of(
            new Action("usual", Optional.of(BracketTactics.DEFAULT)),
            new Action("choosy", Optional.of(BracketTactics.DEFAULT)),
            new Action("stand aside", Optional.empty()));

    /** The first tactics earn in calm hours; in volatile ones, every other hour, only standing aside does not lose. */
    private static CounterfactualRewards rewards() {
        BarSeries.Builder bars = new BarSeries.Builder(ROWS);
        int[] regime = new int[ROWS];
        Outcome[][] outcomes = new Outcome[3][ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean lively = row / 60 % 2 == 1;
            bars.add(new Bar(row * 60_000L, 100, 101, 99, 100, 1, 1, 0.5));
            regime[row] = REGIMES.number(REGIMES.regimeOf(lively ? 1 : 0, row * 60_000L, false));
            outcomes[0][row] = new Outcome(lively ? -0.002 : 0.002, row + 10, true, true);
            outcomes[1][row] = new Outcome(lively ? -0.001 : 0.0005, row + 10, true, true);
            outcomes[2][row] = Outcome.waiting(row);
        }
        return new CounterfactualRewards(bars.build(), ACTIONS, regime, outcomes);
    }

    /** Learning takes seconds: both tests look at the same policy. */
    private static final TacticsPolicy POLICY = DeepQLearning.seeded(3).learn(rewards(), REGIMES);

    @Test
    void learnsWhichActionEarns() {
        assertThat(POLICY.action(REGIMES.number(new Regimes.Regime(0, 0, false)))
                        .name())
                .isEqualTo("usual");
        assertThat(POLICY.action(REGIMES.number(new Regimes.Regime(1, 0, false)))
                        .name())
                .isEqualTo("stand aside");
    }

    /** A new thread starts with gradients enabled; the state of the thread must not matter. */
    @Test
    void theSameSeedLearnsTheSamePolicyOnAnyThread() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            assertThat(other.submit(() -> DeepQLearning.seeded(3)
                                    .learn(rewards(), REGIMES)
                                    .toBytes())
                            .get(5, TimeUnit.MINUTES))
                    .isEqualTo(POLICY.toBytes());
        } finally {
            other.shutdownNow();
        }
    }
}

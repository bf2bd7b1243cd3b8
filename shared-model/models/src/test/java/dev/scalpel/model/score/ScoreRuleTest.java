package dev.scalpel.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.SizeSlippage;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreRuleTest {

    private static final int ROWS = 400;
    private static final int[] DAYS = {0, 90, 90, 250, ROWS};

    private static final AccountView ACCOUNT = AccountState.starting(1_000);

    private final double[] scores = new double[ROWS];
    private final ScoreRule rule = rule();

    private ScoreRule rule() {
        SplittableRandom random = new SplittableRandom(11);
        double[] sigma = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            scores[row] = random.nextDouble() < 0.1 ? Double.NaN : random.nextDouble(-1, 1);
            sigma[row] = 0.001;
        }
        double[] unknown = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        double[] thresholds = {Double.POSITIVE_INFINITY, 0.1, 0.9, 0.95};
        return new ScoreRule(
                new ScoreColumns(scores, sigma, DAYS, thresholds, unknown, unknown),
                ScoreTactics.DEFAULT,
                Costs.FREE,
                EnumSet.allOf(PositionSide.class));
    }

    @Test
    void theNextSignalIsTheFirstRowThatIsNotQuiet() {
        int next = DecisionRule.NO_SIGNAL;
        for (int row = ROWS - 1; row >= 0; row--) {
            Decision decision = rule.decide(row, ACCOUNT);
            next = decision.equals(StandAside.noSignal()) ? next : row;
            assertThat(rule.nextSignal(row)).as("from row %d", row).isEqualTo(next);
        }
        assertThat(next).as("there are signals, and none on the first day").isGreaterThanOrEqualTo(90);
    }

    @Test
    void theNextExitIsTheFirstRowThatExits() {
        for (PositionSide side : PositionSide.values()) {
            Position position = position(side);
            int next = DecisionRule.NO_SIGNAL;
            for (int row = ROWS - 1; row >= 0; row--) {
                next = rule.exits(row, position) ? row : next;
                assertThat(rule.nextExit(row, position)).as("from row %d", row).isEqualTo(next);
            }
        }
    }

    @Test
    void aPositionIsHeldWhereNoScoreIsKnown() {
        Arrays.fill(scores, Double.NaN);

        assertThat(rule.nextExit(0, position(PositionSide.LONG))).isEqualTo(DecisionRule.NO_SIGNAL);
    }

    @Test
    void slippageThatDependsOnTheSizeIsRefused() {
        Costs costs = Costs.FREE.withSlippage(new SizeSlippage(0, List.of(new SizeSlippage.Step(1_000, 0.001))));
        ScoreColumns none =
                new ScoreColumns(new double[0], new double[0], new int[1], new double[0], new double[0], new double[0]);

        assertThatThrownBy(() -> new ScoreRule(none, ScoreTactics.DEFAULT, costs, EnumSet.of(PositionSide.LONG)))
                .hasMessageContaining("atNotional");
    }

    @Test
    void columnsOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> new ScoreColumns(
                        new double[2], new double[2], new int[] {0, 1}, new double[1], new double[1], new double[1]))
                .hasMessageContaining("as many rows");
        assertThatThrownBy(() -> new ScoreColumns(
                        new double[1], new double[1], new int[] {0, 1}, new double[1], new double[2], new double[1]))
                .hasMessageContaining("each of 1 days");
    }

    private static Position position(PositionSide side) {
        ByScore basis = ByScore.of("model", 0.3 * side.sign(), 0.2, side, 0.001, ScoreTactics.DEFAULT);
        return Position.enter(basis, 0, 60_000, 100, BigDecimal.ONE);
    }
}

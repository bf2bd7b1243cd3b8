package dev.scalpel.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.StandAsideReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegimeScoreRuleTest {

    private static final int DAY = 1_440;
    private static final int ROWS = 3 * DAY;
    private static final AccountView ACCOUNT = AccountState.starting(1_000);
    private static final ScoreTactics OWN = ScoreTactics.DEFAULT;
    private static final Set<PositionSide> BOTH = EnumSet.allOf(PositionSide.class);
    private static final ScoreColumns COLUMNS = columns();

    private static final ScoreAction DEFAULT_ACTION = new ScoreAction("usual", OWN.quantile(), OWN.exitLevel(), 1);
    private static final ScoreAction EAGER = new ScoreAction("eager", 0.9, -0.25, 0.5);
    private static final ScoreAction ASIDE = new ScoreAction("stand aside", OWN.quantile(), OWN.exitLevel(), 0);

    /** Two levels of volatility and two halves of the day: calm mornings aside, wild evenings eager. */
    private static final FrozenPolicy POLICY = new FrozenPolicy(
            new ScorePolicy(List.of(0.001), 2, List.of(DEFAULT_ACTION, EAGER, ASIDE), List.of(2, 0, 0, 1)),
            List.of(0.9, 0.6, 0.9));

    private static ScoreColumns columns() {
        SplittableRandom random = new SplittableRandom(4);
        double[] scores = new double[ROWS];
        double[] sigma = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            scores[row] = random.nextDouble() < 0.1 ? Double.NaN : random.nextDouble(-1, 1);
            sigma[row] = random.nextBoolean() ? 0.0005 : 0.0015;
        }
        double[] same = {0.9, 0.9, 0.9};
        double[] unknown = {Double.NaN, Double.NaN, Double.NaN};
        return new ScoreColumns(scores, sigma, new int[] {0, DAY, 2 * DAY, ROWS}, same, unknown, unknown);
    }

    private static RegimeScoreRule rule(List<Optional<FrozenPolicy>> policies) {
        return new RegimeScoreRule(COLUMNS, row -> row * 60_000L, policies, OWN, Costs.FREE, BOTH);
    }

    private static final RegimeScoreRule RULE = rule(List.of(Optional.empty(), Optional.of(POLICY), Optional.empty()));

    @Test
    void onDaysWithoutAPolicyItIsTheDefaultRule() {
        ScoreRule standard = new ScoreRule(COLUMNS, OWN, Costs.FREE, BOTH);

        for (int row = 0; row < ROWS; row++) {
            if (row < DAY || row >= 2 * DAY) {
                assertThat(RULE.decide(row, ACCOUNT)).isEqualTo(standard.decide(row, ACCOUNT));
            }
        }
    }

    @Test
    void eachRegimeHasItsThresholdItsExitAndItsSize() {
        int entries = 0;
        for (int row = DAY; row < 2 * DAY; row++) {
            boolean wild = COLUMNS.sigma()[row] > 0.001;
            boolean evening = row >= DAY + DAY / 2;
            double size = Math.abs(COLUMNS.score()[row]);
            Decision decision = RULE.decide(row, ACCOUNT);
            if (!wild && !evening) {
                assertThat(decision).isInstanceOf(StandAside.class);
                if (size > 0.6) {
                    assertThat(((StandAside) decision).reason()).isEqualTo(StandAsideReason.POLICY);
                    assertThat(((StandAside) decision).figures()).containsEntry(FrozenPolicy.REGIME, 0.0);
                }
            } else {
                double threshold = wild && evening ? 0.6 : 0.9;
                assertThat(decision instanceof Enter).isEqualTo(size > threshold);
            }
            if (decision instanceof Enter enter) {
                entries++;
                ByScore basis = (ByScore) enter.basis();
                boolean eager = wild && evening;
                assertThat(basis.exitScore()).isEqualTo(eager ? -0.25 * 0.6 : 0);
                double full = OWN.targetVolatility() / (COLUMNS.sigma()[row] * Math.sqrt(1_440));
                assertThat(enter.share())
                        .isEqualTo(
                                eager
                                        ? Math.min(
                                                0.5,
                                                OWN.targetVolatility()
                                                        * 0.5
                                                        / (COLUMNS.sigma()[row] * Math.sqrt(1_440)))
                                        : Math.min(1, full));
            }
        }
        assertThat(entries).isGreaterThan(50);
    }

    @Test
    void noRowBeforeTheNextSignalDecidesAnything() {
        int next = DecisionRule.NO_SIGNAL;
        for (int row = ROWS - 1; row >= 0; row--) {
            next = RULE.decide(row, ACCOUNT).equals(StandAside.noSignal()) ? next : row;
            assertThat(RULE.nextSignal(row)).isEqualTo(next);
        }
    }

    @Test
    void aPolicyThatDoesNotFitItsDaysOrThresholdsIsRefused() {
        assertThatThrownBy(() -> rule(List.of(Optional.empty())))
                .hasMessage("each of 3 days needs a policy or none: 1");
        assertThatThrownBy(() -> new FrozenPolicy(POLICY.policy(), List.of(0.9)))
                .hasMessage("each of 3 actions needs its threshold: 1");
        assertThatThrownBy(() -> new ScorePolicy(List.of(0.001), 2, List.of(DEFAULT_ACTION), List.of(0, 0, 0)))
                .hasMessage("a policy of 4 regimes needs actions and as many choices: 3");
        assertThatThrownBy(() -> new ScorePolicy(List.of(), 1, List.of(DEFAULT_ACTION), List.of(1)))
                .hasMessage("choice 1 is out of range: the policy has 1 actions");
        assertThatThrownBy(() -> new ScoreAction("double", 0.97, 0, 2))
                .hasMessageStartingWith("no action takes a larger position than the model's own");
    }

    @Test
    void aRegimeIsDescribedForAReader() {
        assertThat(POLICY.policy().describe(3)).isEqualTo("eager in volatility level 2 of 2, 12-24 UTC");
        assertThat(POLICY.policy().changed()).isEqualTo(2);
        assertThat(Arrays.stream(new double[] {0.0009, 0.001})
                        .mapToInt(sigma -> POLICY.policy().regime(sigma, 0)))
                .containsExactly(0, 2);
    }
}

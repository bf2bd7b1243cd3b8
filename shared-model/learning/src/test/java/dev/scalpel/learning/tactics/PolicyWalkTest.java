package dev.scalpel.learning.tactics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.PlantedScores;
import dev.scalpel.model.score.FrozenPolicy;
import dev.scalpel.model.score.ScorePolicy;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyWalkTest {

    private static final int DAYS = 70;
    private static final int CHANGED_DAY = 55;
    private static final ScoreTactics TACTICS = ScoreTactics.DEFAULT;
    /** One level, two halves of the day. */
    private static final PolicyProcedure SMALL = new PolicyProcedure(40, 10, 7, 1, 2, 10, 1, 2, 28, 14, 2);

    private static final PolicyWalk BAD_MORNINGS = walk(PlantedScores.of(DAYS, 3, (day, hour) -> hour >= 12));
    private static final PolicyWalk STEADY = walk(PlantedScores.of(DAYS, 3, (day, hour) -> true));

    private static PolicyWalk walk(IssuedScores issued) {
        return PolicyWalk.over(issued, TACTICS, Costs.FREE, EnumSet.allOf(PositionSide.class), SMALL);
    }

    private static String choice(Optional<FrozenPolicy> frozen, int regime) {
        ScorePolicy policy = frozen.orElseThrow().policy();
        return policy.actions().get(policy.choices().get(regime)).name();
    }

    @Test
    void standsAsideWhereTheScoreLosesAndIsUsedOnceThatHasGained() {
        Optional<FrozenPolicy> last = BAD_MORNINGS.used().get(DAYS - 1);

        assertThat(choice(last, 0)).isEqualTo("stand aside");
        assertThat(choice(last, 1)).isNotIn("stand aside", "half size");
        double[] standard = BAD_MORNINGS.defaultReturns();
        double[] with = BAD_MORNINGS.returns();
        assertThat(Arrays.stream(with, CHANGED_DAY, DAYS).sum())
                .isGreaterThan(Arrays.stream(standard, CHANGED_DAY, DAYS).sum());
    }

    @Test
    void nothingIsLearnedFromTooFewDaysAndNothingIsUsedBeforeItHasGained() {
        int firstLearned = first(BAD_MORNINGS.learned());
        int firstUsed = first(BAD_MORNINGS.used());

        assertThat(firstLearned).isBetween(10, 17);
        assertThat(firstUsed).isGreaterThanOrEqualTo(firstLearned + 14);
        assertThat(Arrays.copyOf(BAD_MORNINGS.returns(), firstUsed))
                .as("the usual tactics until then")
                .isEqualTo(Arrays.copyOf(BAD_MORNINGS.defaultReturns(), firstUsed));
    }

    private static int first(List<Optional<FrozenPolicy>> policies) {
        int day = 0;
        while (policies.get(day).isEmpty()) {
            day++;
        }
        return day;
    }

    @Test
    void whereTheScoreAlwaysEarnsNoRegimeStandsAside() {
        assertThat(STEADY.used())
                .allSatisfy(frozen -> frozen.ifPresent(policy -> {
                    assertThat(choice(frozen, 0)).isNotEqualTo("stand aside");
                    assertThat(choice(frozen, 1)).isNotEqualTo("stand aside");
                }));
    }

    @Test
    void aFutureChangeChangesNoPolicyAndNoReturnBeforeIt() {
        PolicyWalk changed = walk(PlantedScores.of(DAYS, 3, (day, hour) -> day < CHANGED_DAY ? hour >= 12 : hour < 12));

        assertThat(changed.learned().subList(0, CHANGED_DAY + 1))
                .isEqualTo(BAD_MORNINGS.learned().subList(0, CHANGED_DAY + 1));
        assertThat(changed.used().subList(0, CHANGED_DAY + 1))
                .isEqualTo(BAD_MORNINGS.used().subList(0, CHANGED_DAY + 1));
        assertThat(Arrays.copyOf(changed.returns(), CHANGED_DAY))
                .isEqualTo(Arrays.copyOf(BAD_MORNINGS.returns(), CHANGED_DAY));
        assertThat(changed.defaultReturns()[CHANGED_DAY])
                .isNotEqualTo(BAD_MORNINGS.defaultReturns()[CHANGED_DAY]);
    }
}

package dev.scalpel.research.studies.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Minutes;
import dev.scalpel.research.studies.skill.ScoredMinutes.Scored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoredMinutesTest {

    @Test
    void holdsOnePositionAtATime() {
        ScoredMinutes rows = new ScoredMinutes();
        List<Scored> week = new ArrayList<>();
        for (int minute = 0; minute < 12; minute++) {
            week.add(row(minute, 0.001, 0.0004));
        }
        rows.add(week);

        // Entered after minutes 0, 5 and 10: 4 bp gross each, half of it per side.
        assertThat(rows.breakEvenBp().rows()).isEqualTo(3);
        assertThat(rows.breakEvenBp().mean().get()).isEqualTo(2, within(1e-3));
    }

    @Test
    void goesShortOnANegativeScoreAndIgnoresSmallOnes() {
        ScoredMinutes rows = new ScoredMinutes();
        rows.add(List.of(row(0, -0.001, -0.0004), row(5, 0.0001, 0.01)));

        assertThat(rows.breakEvenBp().rows()).isEqualTo(1);
        assertThat(rows.breakEvenBp().mean().get()).isEqualTo(2, within(1e-3));
    }

    @Test
    void tradesOnlyWhereTheScoreExceedsTheCosts() {
        ScoredMinutes rows = new ScoredMinutes();
        rows.add(List.of(row(0, 0.001, 0.0004), row(1_440, 0.001, -0.0001)));

        // The calibrated score is 5 bp: enough for a round trip of 4, not for one of 10.
        SkillStudy.AtCost two = rows.atCosts().get(3);
        assertThat(two.costBp()).isEqualTo(2);
        assertThat(two.trades()).isEqualTo(2);
        assertThat(two.netBpPerTrade().orElseThrow()).isEqualTo(-2.5, within(1e-3));
        assertThat(two.profitFactor().orElseThrow()).isEqualTo(0, within(1e-3));
        assertThat(rows.atCosts().get(4).trades()).isZero();
    }

    @Test
    void correlatesTheRanksOfScoresAndReturns() {
        ScoredMinutes rows = new ScoredMinutes();
        rows.add(List.of(row(0, 1, 1), row(1, 2, 2), row(1_440, 3, 3), row(1_441, 4, 4)));

        assertThat(rows.spearman().spearman().get()).isEqualTo(1, within(1e-12));
        assertThat(rows.spearmanOneBarLater().spearman().get()).isEqualTo(-1, within(1e-12));
    }

    private static Scored row(int minute, double score, double next) {
        return new Scored(minute * Minutes.MILLIS, score, next, -next, 0.0005, 0.5);
    }
}

package dev.scalpel.research.studies.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.skill.ScoredMinutes.Scored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of the scored minutes count. */
class SkillStudyTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    private static final long BEGIN = MONDAY.toEpochDay() * Minutes.PER_DAY * Minutes.MILLIS;
    private static final SkillWeeks WEEKS = new SkillWeeks(BTC, MONDAY, 7, MONDAY.plusDays(21));

    private final List<Long> fitted = new ArrayList<>();

    @Test
    void minutesAtWhoseEndThePairWasNoMemberContributeNothing() {
        SkillRow all = study(closed -> true).row(WEEKS);
        SkillRow some = study(closed -> closed < at(10)).row(WEEKS);

        // Three weeks of seven days, an entry at noon of each: half of 4 bp per side on the first ten days, of 40
        // later.
        assertThat(all.rows()).isEqualTo(21);
        assertThat(all.breakEvenBp().orElseThrow()).isCloseTo((10 * 2 + 11 * 20) / 21.0, within(0.1));
        assertThat(some.rows()).isEqualTo(10);
        assertThat(some.trades()).isEqualTo(10);
        assertThat(some.breakEvenBp().orElseThrow()).isCloseTo(2, within(1e-3));
    }

    @Test
    void aWeekWithoutAnyIsNeitherFittedNorCounted() {
        SkillStudy study = study(closed -> closed > at(7) && closed <= at(9));
        assertThat(study.count(WEEKS)).isEqualTo(1);
        SkillRow row = study.row(WEEKS);
        assertThat(row.weeks()).isEqualTo(1);
        assertThat(row.rows()).isEqualTo(2);
        assertThat(fitted).containsExactly(at(7));
        assertThat(study.shuffled(WEEKS, 3).shuffles()).isEqualTo(3);
        assertThat(fitted).containsOnly(at(7));
    }

    @Test
    void aPairThatWasNeverAMemberHasNoFigures() {
        SkillRow row = study(closed -> false).row(WEEKS);
        assertThat(row.weeks()).isZero();
        assertThat(row.rows()).isZero();
        assertThat(row.spearman()).isEmpty();
        assertThat(row.breakEvenBp()).isEmpty();
        assertThat(fitted).isEmpty();
    }

    private SkillStudy study(LongPredicate member) {
        WeekScores noons = (bars, reference, test) -> {
            fitted.add(test);
            return IntStream.range(0, 7)
                    .mapToObj(day -> test + (day * Minutes.PER_DAY + 720) * Minutes.MILLIS)
                    .map(time -> new Scored(time, 0.001, time < at(10) ? 0.0004 : 0.004, 0, 0.0005, 1))
                    .toList();
        };
        return new SkillStudy(Map.of(BTC, BarSeries.empty()), Optional.empty(), noons, symbol -> member, line -> {});
    }

    private static long at(int day) {
        return BEGIN + day * Minutes.PER_DAY * Minutes.MILLIS;
    }
}

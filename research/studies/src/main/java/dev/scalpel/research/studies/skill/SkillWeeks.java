package dev.scalpel.research.studies.skill;

import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.StudyPeriod;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The test weeks of a symbol.
 *
 * @param first Monday
 * @param every days from one to the next
 * @param end the day after the last one that may be tested
 */
public record SkillWeeks(Symbol symbol, LocalDate first, int every, LocalDate end) {

    /** From the first Monday of a period on, whole weeks only. */
    public static SkillWeeks within(Symbol symbol, StudyPeriod period, int every) {
        return new SkillWeeks(
                symbol, period.from().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)), every, period.to());
    }

    public int count() {
        return all().size();
    }

    List<LocalDate> all() {
        LocalDate last = end.minusDays(SkillWeek.TEST_DAYS);
        return last.isBefore(first)
                ? List.of()
                : first.datesUntil(last.plusDays(1), Period.ofDays(every)).toList();
    }
}

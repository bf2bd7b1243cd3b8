package dev.scalpel.research.studies.skill;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.StudyPeriod;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

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

    /** Those with a minute at whose end the symbol was in the universe. */
    List<LocalDate> in(LongPredicate universe) {
        return all().stream()
                .filter(week -> LongStream.rangeClosed(1, SkillWeek.TEST_DAYS * Minutes.PER_DAY)
                        .anyMatch(minute -> universe.test(Minutes.plus(start(week), minute))))
                .toList();
    }

    /** Epoch milliseconds. */
    static long start(LocalDate week) {
        return week.toEpochDay() * Minutes.PER_DAY * Minutes.MILLIS;
    }

    List<LocalDate> all() {
        LocalDate last = end.minusDays(SkillWeek.TEST_DAYS);
        return last.isBefore(first)
                ? List.of()
                : first.datesUntil(last.plusDays(1), Period.ofDays(every)).toList();
    }
}

package dev.scalpel.research.studies.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.StudyFile;
import dev.scalpel.research.studies.data.StudyPeriod;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SkillWeeksTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol SOL = Symbol.parse("SOL/USDT");

    @Test
    void thePublishedWeeksAreThoseOfTheStudyFile() {
        StudyFile file = StudyFile.published();
        LocalDate end = file.to().orElseThrow();

        SkillWeeks ofBtc =
                SkillWeeks.within(BTC, new StudyPeriod(file.firstDayOf(BTC).orElseThrow(), end), file.everyDaysOf(BTC));
        SkillWeeks ofSol =
                SkillWeeks.within(SOL, new StudyPeriod(file.firstDayOf(SOL).orElseThrow(), end), file.everyDaysOf(SOL));

        assertThat(ofBtc.all()).startsWith(LocalDate.of(2023, 9, 4)).hasSize(11).endsWith(LocalDate.of(2024, 6, 10));
        assertThat(ofSol.all()).startsWith(LocalDate.of(2024, 3, 4)).hasSize(8).endsWith(LocalDate.of(2024, 6, 10));
    }

    @Test
    void aPeriodWithoutAWholeWeekHasNone() {
        StudyPeriod period = new StudyPeriod(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 14));

        assertThat(SkillWeeks.within(BTC, period, 7).count()).isZero();
    }
}

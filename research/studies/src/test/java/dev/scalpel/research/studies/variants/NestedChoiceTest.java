package dev.scalpel.research.studies.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Minutes;
import dev.scalpel.research.studies.score.StudyTrade;
import dev.scalpel.research.studies.score.TestTrades;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NestedChoiceTest {

    private static final YearMonth JANUARY = YearMonth.of(2024, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);

    @Test
    void aMonthIsTradedWithWhatWasBestBeforeIt() {
        Map<String, List<StudyTrade>> settings = Map.of(
                "early", List.of(on("2023-12-04", 9), on("2023-12-05", 8), on("2024-01-10", -50), on("2024-02-10", 7)),
                "late", List.of(on("2023-12-04", 1), on("2023-12-05", -2), on("2024-01-10", 60), on("2024-02-10", 5)));

        NestedChoice choice = NestedChoice.of(settings, JANUARY, FEBRUARY);

        assertThat(choice.chosen()).containsExactly(Map.entry("2024-01", "early"), Map.entry("2024-02", "late"));
        assertThat(choice.trades())
                .extracting(StudyTrade::gross)
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(-0.005, within(1e-9)),
                        second -> assertThat(second).isCloseTo(0.0005, within(1e-9)));
    }

    @Test
    void whatHappensInAMonthDoesNotChangeItsChoice() {
        List<StudyTrade> before = List.of(on("2023-12-04", 9), on("2023-12-05", 8));
        List<StudyTrade> other = List.of(on("2023-12-04", 1), on("2023-12-05", 2), on("2024-01-20", 900));

        assertThat(NestedChoice.of(Map.of("a", before, "b", other), JANUARY, JANUARY)
                        .chosen())
                .containsEntry("2024-01", "a");
    }

    private static StudyTrade on(String day, double grossBp) {
        return TestTrades.trade(LocalDate.parse(day).toEpochDay() * Minutes.PER_DAY + 60, grossBp / 1e4);
    }
}

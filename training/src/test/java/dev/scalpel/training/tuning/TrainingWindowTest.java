package dev.scalpel.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrainingWindowTest {

    @Test
    void dividesSixtyDays() {
        TrainingWindow window = TrainingWindow.endingAt(day("2026-03-02"), new Lengths(60, 7, 3, 12));

        assertThat(window.from()).isEqualTo(day("2026-01-01"));
        // A third of the 17 days before the folds: 136 hours.
        assertThat(window.calibration())
                .isEqualTo(new TimeBlock(day("2026-01-13") - 16 * 3_600_000, day("2026-01-18")));
        assertThat(window.folds())
                .containsExactly(
                        new TimeBlock(day("2026-01-18"), day("2026-01-30")),
                        new TimeBlock(day("2026-01-30"), day("2026-02-11")),
                        new TimeBlock(day("2026-02-11"), day("2026-02-23")));
        assertThat(window.holdOut()).isEqualTo(new TimeBlock(day("2026-02-23"), day("2026-03-02")));
        assertThat(window.foldHours()).isEqualTo(36 * 24);
    }

    @Test
    void refusesAWindowThatLeavesNothingToFitOn() {
        assertThatThrownBy(() -> new Lengths(19, 7, 3, 4))
                .hasMessage("a window of 19 days leaves no day to fit on before 3 folds of 4 days and a hold-out of"
                        + " 7");
    }

    @Test
    void refusesAnEndThatIsNotAWholeHour() {
        assertThatThrownBy(() -> TrainingWindow.endingAt(day("2026-03-02") + 60_000, new Lengths(60, 7, 3, 12)))
                .hasMessageStartingWith("a block must begin before it ends, both on an hour");
    }

    private static long day(String date) {
        return Instant.parse(date + "T00:00:00Z").toEpochMilli();
    }
}

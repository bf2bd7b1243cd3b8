package dev.scalpel.monitoring.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-15T23:59:59Z, 2026-11-02T00:00:00Z", // a Sunday: its own week is not over
        "2026-11-16T00:00:00Z, 2026-11-09T00:00:00Z", // the first moment of a Monday
        "2026-11-18T12:00:00Z, 2026-11-09T00:00:00Z",
        "2027-01-04T06:00:00Z, 2026-12-28T00:00:00Z", // week 53 reaches into the new year
    })
    void theFinishedWeekGoesFromMondayToMonday(Instant now, Instant from) {
        ReviewPeriod week = ReviewPeriod.finishedWeek(now);
        assertThat(week.from()).isEqualTo(from);
        assertThat(week.days()).isEqualTo(7);
        assertThat(week.to()).isBeforeOrEqualTo(now);
    }

    @Test
    void rejectsAnEndBeforeTheBeginning() {
        Instant now = Instant.parse("2026-11-16T00:00:00Z");
        assertThatThrownBy(() -> new ReviewPeriod(now, now))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from must be before its to");
    }

    @Test
    void rejectsATimeWithinAMinute() {
        assertThatThrownBy(() ->
                        new ReviewPeriod(Instant.parse("2026-11-16T00:00:01Z"), Instant.parse("2026-11-17T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the period's from must be on a minute: 2026-11-16T00:00:01Z");
    }
}

package dev.scalpel.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static long minute(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    @Test
    void everyFiveMinutesMeansTheMinutesThatFiveDivides() {
        Schedule cadence = Schedule.everyMinutes(5);
        assertThat(cadence.isDue(minute("2026-11-20T10:05:00Z"))).isTrue();
        assertThat(cadence.isDue(minute("2026-11-20T10:06:00Z"))).isFalse();
    }

    @Test
    void dailyMeansOneMinuteOfTheDay() {
        Schedule cadence = Schedule.dailyAt(LocalTime.of(0, 20));
        assertThat(cadence.isDue(minute("2026-11-20T00:20:00Z"))).isTrue();
        assertThat(cadence.isDue(minute("2026-11-20T12:20:00Z"))).isFalse();
    }

    @Test
    void weeklyMeansOneMinuteOfTheWeek() {
        Schedule cadence = Schedule.weeklyAt(DayOfWeek.MONDAY, LocalTime.of(1, 0));
        assertThat(cadence.isDue(minute("2026-11-16T01:00:00Z"))).isTrue();
        assertThat(cadence.isDue(minute("2026-11-17T01:00:00Z"))).isFalse();
    }

    @Test
    void rejectsAScheduleOfNoMinutes() {
        assertThatThrownBy(() -> Schedule.everyMinutes(0)).hasMessage("count must be >= 1: 0");
    }
}

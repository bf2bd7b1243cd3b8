package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.junit.jupiter.api.Test;

final class NewYorkTimeTest {

    private static final ZoneRules NEW_YORK = ZoneId.of("America/New_York").getRules();

    @Test
    void followsTheTimeZoneDatabaseInEveryHourSince2007() {
        long end = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond() / 60;
        for (long minute = Instant.parse("2007-01-01T00:00:00Z").getEpochSecond() / 60; minute < end; minute += 60) {
            Instant instant = Instant.ofEpochSecond(minute * 60);
            assertThat(NewYorkTime.seasonOf(minute).offset())
                    .as("%s", instant)
                    .isEqualTo(NEW_YORK.getOffset(instant).getTotalSeconds() / 60);
        }
    }

    @Test
    void changesWithTheMinuteOfTheSwitch() {
        assertThat(offset("2024-03-10T06:59:00Z")).isEqualTo(-300);
        assertThat(offset("2024-03-10T07:00:00Z")).isEqualTo(-240);
        assertThat(offset("2024-11-03T05:59:00Z")).isEqualTo(-240);
        assertThat(offset("2024-11-03T06:00:00Z")).isEqualTo(-300);
    }

    private static int offset(String instant) {
        return NewYorkTime.seasonOf(Instant.parse(instant).getEpochSecond() / 60)
                .offset();
    }
}

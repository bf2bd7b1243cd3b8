package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MinutesTest {

    @Test
    void floorsBeforeTheEpochToo() {
        assertThat(Minutes.floor(119_999)).isEqualTo(60_000);
        assertThat(Minutes.floor(120_000)).isEqualTo(120_000);
        assertThat(Minutes.floor(-1)).isEqualTo(-60_000);
    }

    @Test
    void neverCallsTheRunningMinuteClosed() {
        assertThat(Minutes.lastClosed(Instant.parse("2024-01-01T00:10:00Z")))
                .isEqualTo(Instant.parse("2024-01-01T00:09:00Z").toEpochMilli());
        assertThat(Minutes.lastClosed(Instant.parse("2024-01-01T00:09:59.999Z")))
                .isEqualTo(Instant.parse("2024-01-01T00:08:00Z").toEpochMilli());
    }

    @Property
    void theFloorIsTheMinuteThatContainsTheInstant(@ForAll @LongRange(min = -1L << 50, max = 1L << 50) long millis) {
        long floor = Minutes.floor(millis);

        assertThat(Minutes.isMinute(floor)).isTrue();
        assertThat(millis - floor).isBetween(0L, Minutes.MILLIS - 1);
    }

    @Property
    void betweenUndoesPlus(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long from,
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long minutes) {
        long start = Minutes.plus(0, from);

        assertThat(Minutes.between(start, Minutes.plus(start, minutes))).isEqualTo(minutes);
    }
}

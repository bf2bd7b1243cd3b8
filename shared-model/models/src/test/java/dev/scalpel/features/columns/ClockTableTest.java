package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClockTableTest {

    @ParameterizedTest
    @ValueSource(ints = {60, 1_440, 10_080})
    void theValuesOfConsecutiveMinutesFollowTheClock(int period) {
        ClockTable clock =
                ClockTable.utc(IntStream.range(0, period).asDoubleStream().toArray());
        long monday = Instant.parse("2024-03-04T00:00:00Z").getEpochSecond() / 60;
        for (int first : new int[] {0, 1, 59, 1_439, 10_079}) {
            double[] out = new double[3_002];
            clock.copy(monday + first, 3_000, out, 1);

            assertThat(out[0]).isZero();
            assertThat(out[3_001]).isZero();
            for (int minute = 0; minute < 3_000; minute++) {
                assertThat(out[1 + minute]).isEqualTo((first + minute) % period);
            }
        }
    }

    @Test
    void minutesBeforeTheEpochCountToo() {
        double[] out = new double[2];
        ClockTable.utc(IntStream.range(0, 60).asDoubleStream().toArray()).copy(-1, 2, out, 0);

        assertThat(out).containsExactly(59, 0);
    }

    @Test
    void aPeriodMustFitIntoTheWeek() {
        assertThatThrownBy(() -> ClockTable.utc(new double[61]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a clock's period must be a week of 10080 minutes or a part of it: 61");
    }
}

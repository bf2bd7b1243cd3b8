package dev.scalpel.portfolio.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which minute is waited for, and for how long. */
class AwaitedBarTest {

    private static final long END = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();
    private static final Optional<String> LAST = Optional.of("the bar of 2026-06-01T11:59:00Z is not stored yet");

    @Test
    void aMinuteThatHasClosedIsAwaitedForTwoMinutes() {
        assertThat(awaited(-2, 0)).isEqualTo(LAST);
        assertThat(awaited(-2, 119_999)).isEqualTo(LAST);
        assertThat(awaited(-2, 120_000)).as("taken for missing").isEmpty();
    }

    @Test
    void aMinuteThatIsStoredIsNotAwaited() {
        assertThat(awaited(-1, 1_000)).isEmpty();
        assertThat(awaited(0, 61_000)).as("a later one is").isEmpty();
    }

    /** Otherwise bars that have stopped would be awaited as long as new minutes close. */
    @Test
    void theFirstAbsentMinuteCounts() {
        assertThat(awaited(-3, 1_000)).isEqualTo(LAST);
        assertThat(awaited(-3, 60_000)).as("11:58 closed two minutes ago").isEmpty();
        assertThat(awaited(-4, 1_000)).isEmpty();
    }

    @Test
    void withoutAnyBarNoneIsAwaited() {
        assertThat(AwaitedBar.before(BarSeries.empty(), END, END)).isEmpty();
    }

    @Test
    void ofAFrameItsLastMinuteIsAwaited() {
        BarSeries bars = BarSeries.of(bar(-2));
        assertThat(AwaitedBar.ofFrame(bars, 15, END + 59_000)).isEqualTo(LAST);
        assertThat(AwaitedBar.ofFrame(bars, 1, END + 60_000))
                .contains("the bar of 2026-06-01T12:00:00Z is not stored yet");
        assertThat(AwaitedBar.ofFrame(bars, 15, END - 1))
                .as("the frame of 11:45 is not over")
                .isEmpty();
    }

    private static Optional<String> awaited(int newest, long millis) {
        return AwaitedBar.before(BarSeries.of(bar(newest)), END, END + millis);
    }

    private static Bar bar(int minute) {
        return new Bar(Minutes.plus(END, minute), 100, 100, 100, 100, 1, 1, 1);
    }
}

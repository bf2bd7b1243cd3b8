package dev.scalpel.portfolio.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.PositionSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule that confirms entries by the last closed frame. */
class MomentumTest {

    private static final long NOW = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();

    private final List<Bar> bars = new ArrayList<>();

    /** Fourteen frames span 4 each, so that the last one must move by more than 0.25 · (13 · 4 + its own range) / 14. */
    @Test
    void theLastFrameMustMoveByAQuarterOfWhatFramesSpan() {
        quiet(15, 15);
        frame(15, 1, 100, 104, 100, 101.001);
        assertThat(refusal(15, PositionSide.LONG)).as("1.001 of 1").isEmpty();
        assertThat(refusal(15, PositionSide.SHORT).orElseThrow())
                .isEqualTo("momentum of 15 minutes: the last frame moved +1.001 %, SHORT needs more than -1.000 %");
        withoutLast();
        frame(15, 1, 100, 104, 100, 101);
        assertThat(refusal(15, PositionSide.LONG).orElseThrow())
                .isEqualTo("momentum of 15 minutes: the last frame moved +1.000 %, LONG needs more than +1.000 %");
        withoutLast();
        frame(15, 1, 100, 102, 98, 98);
        assertThat(refusal(15, PositionSide.SHORT)).isEmpty();
        assertThat(refusal(15, PositionSide.LONG)).isPresent();
    }

    /** The range of a frame reaches from the close before it. */
    @Test
    void aGapWidensTheRange() {
        quiet(15, 15);
        frame(15, 1, 110, 112, 108, 111.02);
        assertThat(refusal(15, PositionSide.LONG).orElseThrow())
                .as("0.25 · (13 · 4 + 12) / 14 = 1.143")
                .contains("needs more than +1.039 %");
    }

    @Test
    void aFrameThatIsNotClosedIsNotRead() {
        quiet(15, 15);
        frame(15, 1, 100, 104, 100, 103);
        bars.add(new Bar(NOW, 103, 103, 50, 50, 1, 1, 1));
        assertThat(Momentum.refusal(BarSeries.of(bars), 15, NOW + 5 * Minutes.MILLIS, PositionSide.LONG))
                .isEmpty();
    }

    @Test
    void framesAreMadeOfTheBarsThatThereAre() {
        quiet(15, 15);
        long last = Minutes.plus(NOW, -15);
        bars.add(new Bar(last, 100, 101, 100, 101, 1, 1, 1));
        bars.add(new Bar(Minutes.plus(last, 7), 101, 104, 101, 103, 1, 1, 1));
        bars.add(new Bar(Minutes.plus(last, 14), 103, 103, 103, 103, 1, 1, 1));
        assertThat(refusal(15, PositionSide.LONG)).isEmpty();
    }

    /** Whoever asks before the last minute is stored would see another close than who asks later. */
    @Test
    void aFrameWhoseLastMinuteHasNotComeConfirmsNothing() {
        quiet(15, 15);
        long last = Minutes.plus(NOW, -15);
        bars.add(new Bar(last, 100, 104, 100, 103, 1, 1, 1));
        bars.add(new Bar(Minutes.plus(last, 13), 103, 103, 103, 103, 1, 1, 1));
        assertThat(refusal(15, PositionSide.LONG).orElseThrow()).contains("bars are missing");
        assertThat(refusal(15, PositionSide.SHORT).orElseThrow()).contains("bars are missing");
        bars.add(new Bar(Minutes.plus(last, 14), 103, 103, 98, 98, 1, 1, 1));
        assertThat(refusal(15, PositionSide.SHORT)).isEmpty();
    }

    @Test
    void aMinuteThatNeverCameIsReplacedByALaterOne() {
        quiet(15, 15);
        bars.add(new Bar(Minutes.plus(NOW, -15), 100, 104, 100, 103, 1, 1, 1));
        bars.add(new Bar(NOW, 103, 103, 50, 50, 1, 1, 1));
        assertThat(Momentum.refusal(BarSeries.of(bars), 15, NOW + Minutes.MILLIS, PositionSide.LONG))
                .isEmpty();
    }

    @Test
    void tooFewFramesOrAnAbsentLastOneConfirmNothing() {
        String missing = "momentum of 15 minutes: bars are missing: it needs those of the last frame, and 14 before";
        assertThat(refusal(15, PositionSide.LONG)).contains(missing);
        quiet(15, 14);
        frame(15, 1, 100, 104, 100, 103);
        assertThat(refusal(15, PositionSide.LONG)).as("15 frames").isEmpty();
        bars.subList(0, 2).clear();
        assertThat(refusal(15, PositionSide.LONG)).contains(missing);
        bars.clear();
        quiet(15, 15);
        assertThat(refusal(15, PositionSide.LONG))
                .as("nothing in the last frame")
                .contains(missing);
    }

    private Optional<String> refusal(int minutes, PositionSide side) {
        return Momentum.refusal(bars.isEmpty() ? BarSeries.empty() : BarSeries.of(bars), minutes, NOW, side);
    }

    /** Frames before the last one: each opens and closes at 100 and spans 4. */
    private void quiet(int minutes, int frames) {
        for (int back = frames + 1; back > 1; back--) {
            frame(minutes, back, 100, 102, 98, 100);
        }
    }

    /** Its first minute moves, and its last one not. */
    private void frame(int minutes, int back, double open, double high, double low, double close) {
        long start = Minutes.plus(NOW, -(long) back * minutes);
        bars.add(new Bar(start, open, high, low, close, 1, 1, 1));
        bars.add(new Bar(Minutes.plus(start, minutes - 1), close, close, close, close, 1, 1, 1));
    }

    private void withoutLast() {
        bars.subList(bars.size() - 2, bars.size()).clear();
    }
}

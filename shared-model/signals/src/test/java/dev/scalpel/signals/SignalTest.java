package dev.scalpel.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalTest {

    private static final Signal VALID = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");

    @Test
    void timesAreKeptInMilliseconds() {
        assertThat(SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02.1234567Z")
                        .time())
                .isEqualTo("2024-08-10T02:30:02.123Z");
    }

    @Test
    void namesIdsPricesAndStopsAreChecked() {
        assertThatThrownBy(() -> SignalSamples.signal("BTC", TargetState.LONG, "2024-08-10T02:30:02Z"))
                .hasMessage("strategy must be 1 to 30 of a-z 0-9 -: 'BTC'");
        assertThatThrownBy(() -> with("a/b", Signal.Kind.ORDER, "1")).hasMessageStartingWith("id must be 1 to 64");
        assertThatThrownBy(() -> with("a", Signal.Kind.ORDER, "0")).hasMessage("price must be > 0: 0");
        assertThatThrownBy(() -> with("a", Signal.Kind.STOP, "1")).hasMessage("a stop must close: LONG");
    }

    @Test
    void signalsAreInSequenceByTimeThenArrivalThenId() {
        Signal later = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:03Z");
        assertThat(Signal.ORDER.compare(VALID, later)).isNegative();
        assertThat(Signal.ORDER.compare(with("a", Signal.Kind.ORDER, "1"), with("b", Signal.Kind.ORDER, "1")))
                .isNegative();
    }

    @Test
    void commentsDoNotRunIntoOtherFieldsOfAnId() {
        Instant time = VALID.time();
        String one = Signal.idOf("p", "s", TargetState.LONG, Signal.Kind.ORDER, time, Optional.empty(), "a\nb");
        String other = Signal.idOf("p", "s", TargetState.LONG, Signal.Kind.ORDER, time, Optional.empty(), "a\\nb");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void aTargetStateHasASideUnlessItIsFlat() {
        assertThat(TargetState.LONG.side()).contains(PositionSide.LONG);
        assertThat(TargetState.SHORT.side()).contains(PositionSide.SHORT);
        assertThat(TargetState.FLAT.side()).isEmpty();
        assertThat(java.util.Arrays.stream(Outcome.values()).filter(Outcome::isFailure))
                .containsExactly(Outcome.STALE, Outcome.UNDERFILLED, Outcome.FAILED);
    }

    private static Signal with(String id, Signal.Kind kind, String price) {
        return new Signal(
                id,
                VALID.portfolio(),
                VALID.strategy(),
                VALID.target(),
                kind,
                VALID.time(),
                VALID.receivedAt(),
                Optional.of(new BigDecimal(price)),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                VALID.bodySha256());
    }
}

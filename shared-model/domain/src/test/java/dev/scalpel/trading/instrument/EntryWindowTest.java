package dev.scalpel.trading.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that ends at 21:00 UTC and begins again at 22:00. */
class EntryWindowTest {

    @ParameterizedTest
    @CsvSource({
        "15, 2026-06-08T20:44:00Z, ",
        "15, 2026-06-08T20:45:00Z, SESSION_ENDING",
        "15, 2026-06-08T20:59:00Z, SESSION_ENDING",
        "0,  2026-06-08T20:59:00Z, ",
        "0,  2026-06-08T21:00:00Z, MARKET_CLOSED",
        "15, 2026-06-08T21:59:00Z, MARKET_CLOSED",
        "15, 2026-06-08T22:00:00Z, ",
    })
    void noEntryOutsideOfTheSessionAndInItsLastMinutes(int minutes, Instant time, StandAsideReason reason) {
        EntryWindow window = new EntryWindow(TradingSession.CME_FUTURES, minutes);
        assertThat(window.refusal(time.toEpochMilli()).map(StandAside::reason).orElse(null))
                .isEqualTo(reason);
    }

    @Test
    void theRefusalHasTheMinutesThatAreLeft() {
        EntryWindow window = new EntryWindow(TradingSession.FOREX, 30);
        assertThat(window.refusal(Instant.parse("2026-06-12T20:50:00Z").toEpochMilli()))
                .contains(StandAside.because(
                        StandAsideReason.SESSION_ENDING, "minutesToSessionEnd", 10, "sessionEndMinutes", 30));
    }

    /** Of a model's position: what is wanted, but not over the end of trading. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-08T12:00:00Z, 240",
        "2026-06-08T16:55:00Z, 240",
        "2026-06-08T16:56:00Z, 239",
        "2026-06-08T20:39:00Z, 16",
        "2026-06-08T20:54:00Z, 1",
        "2026-06-08T20:59:00Z, 1",
        "2026-06-08T22:00:00Z, 240",
    })
    void aPositionEndsFiveMinutesBeforeTheSession(Instant time, int minutes) {
        assertThat(EntryWindow.of(TradingSession.CME_FUTURES).holdMinutes(time.toEpochMilli(), 240))
                .isEqualTo(minutes);
    }

    @Test
    void aPredictionOfAQuarterOfAnHourEndsBeforeThat() {
        long last = Instant.parse("2026-06-12T20:39:00Z").toEpochMilli();
        EntryWindow window = EntryWindow.of(TradingSession.FOREX);

        assertThat(window.refusal(last)).isEmpty();
        assertThat(window.refusal(last + 60_000)).isPresent();
        assertThat(window.holdMinutes(last, 15)).isEqualTo(15);
    }

    @Test
    void whatIsAlwaysTradedIsHeldAsLongAsWanted() {
        assertThat(EntryWindow.of(TradingSession.ALWAYS_OPEN)).isEqualTo(EntryWindow.ALWAYS);
        assertThat(EntryWindow.ALWAYS.holdMinutes(0, 240)).isEqualTo(240);
    }

    @Test
    void whatIsAlwaysTradedRefusesNothing() {
        assertThat(EntryWindow.ALWAYS.refusal(
                        Instant.parse("2026-06-13T21:30:00Z").toEpochMilli()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_441})
    void theMinutesLieWithinADay(int minutes) {
        assertThatThrownBy(() -> new EntryWindow(TradingSession.FOREX, minutes))
                .hasMessage("minutesBeforeEnd must lie in [0, 1440]: " + minutes);
    }
}

package dev.scalpel.trading.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** New York is four hours behind UTC from 2026-03-08 to 2026-11-01, five before and after. */
class TradingSessionTest {

    @ParameterizedTest
    @EnumSource(TradingSession.class)
    void theLongestClosureIsThatOfTheYearsHours(TradingSession session) {
        Instant end = Instant.parse("2029-01-01T00:00:00Z");
        long longest = 0;
        long closed = 0;
        for (Instant hour = Instant.parse("2024-01-01T00:00:00Z"); hour.isBefore(end); hour = hour.plusSeconds(3_600)) {
            closed = session.isOpen(hour) ? 0 : closed + 60;
            longest = Math.max(longest, closed);
        }
        assertThat(session.longestClosureMinutes()).isEqualTo((int) longest);
    }

    private static final Instant FRIDAY_EVENING = Instant.parse("2026-06-05T23:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-06-05T20:59:59Z, true",
        "2026-06-05T21:00:00Z, false",
        "2026-06-06T12:00:00Z, false",
        "2026-06-07T20:59:59Z, false",
        "2026-06-07T21:00:00Z, true",
        "2026-06-08T21:30:00Z, true",
        // The Friday before and the Sunday of the change to summer time.
        "2026-03-06T21:59:59Z, true",
        "2026-03-06T22:00:00Z, false",
        "2026-03-08T20:59:59Z, false",
        "2026-03-08T21:00:00Z, true",
        // And to winter time.
        "2026-10-30T20:59:59Z, true",
        "2026-10-30T21:00:00Z, false",
        "2026-11-01T21:59:59Z, false",
        "2026-11-01T22:00:00Z, true",
    })
    void currenciesAreTradedFromSundayToFridayAtFiveInNewYork(Instant time, boolean open) {
        assertThat(TradingSession.FOREX.isOpen(time)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-07T21:59:59Z, false",
        "2026-06-07T22:00:00Z, true",
        "2026-06-08T20:59:59Z, true",
        "2026-06-08T21:00:00Z, false",
        "2026-06-08T21:59:59Z, false",
        "2026-06-08T22:00:00Z, true",
        "2026-06-12T20:59:59Z, true",
        "2026-06-12T21:00:00Z, false",
        "2026-06-12T22:00:00Z, false",
        "2026-06-13T15:00:00Z, false",
        "2026-03-08T22:00:00Z, true",
        "2026-11-01T22:59:59Z, false",
        "2026-11-01T23:00:00Z, true",
    })
    void futuresOfCmeHaveABreakFromFiveToSix(Instant time, boolean open) {
        assertThat(TradingSession.CME_FUTURES.isOpen(time)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "FOREX,       2026-06-07T21:00:00Z, 2026-06-12T21:00:00Z",
        "FOREX,       2026-06-12T20:59:00Z, 2026-06-12T21:00:00Z",
        "FOREX,       2026-10-25T21:00:00Z, 2026-10-30T21:00:00Z",
        "FOREX,       2026-11-01T22:00:00Z, 2026-11-06T22:00:00Z",
        "CME_FUTURES, 2026-06-07T22:00:00Z, 2026-06-08T21:00:00Z",
        "CME_FUTURES, 2026-06-08T20:59:00Z, 2026-06-08T21:00:00Z",
        "CME_FUTURES, 2026-06-08T22:30:00Z, 2026-06-09T21:00:00Z",
        "CME_FUTURES, 2026-06-09T03:30:00Z, 2026-06-09T21:00:00Z",
        "CME_FUTURES, 2026-11-01T23:00:00Z, 2026-11-02T22:00:00Z",
    })
    void aSessionEndsAtFiveInNewYork(TradingSession session, Instant open, Instant end) {
        assertThat(session.end(open)).contains(end);
    }

    @Test
    void whatIsAlwaysTradedNeverEnds() {
        assertThat(TradingSession.ALWAYS_OPEN.isOpen(FRIDAY_EVENING)).isTrue();
        assertThat(TradingSession.ALWAYS_OPEN.end(FRIDAY_EVENING)).isEmpty();
    }
}

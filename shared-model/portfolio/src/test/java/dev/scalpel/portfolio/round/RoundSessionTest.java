package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Instruments that are traded at certain times only: currencies from Sunday 17:00 to Friday 17:00 in New York. */
class RoundSessionTest extends RoundFixture {

    private static final long FRIDAY = Instant.parse("2024-08-09T20:00:00Z").toEpochMilli();
    private static final long SATURDAY = Instant.parse("2024-08-10T12:00:00Z").toEpochMilli();
    private static final long SUNDAY = Instant.parse("2024-08-11T21:00:00Z").toEpochMilli();

    @Test
    void anEntryOutsideOfTheSessionEndsAsMarketClosedAndIsNotKept() {
        window = new EntryWindow(TradingSession.FOREX, 0);
        now = SATURDAY;
        signal("btc", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.MARKET_CLOSED);
        assertThat(state.outbox().get(0).detail()).contains("outside of the trading session of its instrument");
        now = SUNDAY;
        plan();
        assertThat(orders).isEmpty();
    }

    @Test
    void inTheLastMinutesOfTheSessionNothingIsOpened() {
        window = new EntryWindow(TradingSession.FOREX, 60);
        now = FRIDAY + 30 * 60_000;
        signal("btc", TargetState.LONG, 1);
        plan();
        assertOutcomes(Outcome.MARKET_CLOSED);
        assertThat(state.outbox().get(0).detail())
                .contains(
                        "the trading session of its instrument ends in 30 minutes, and no entry is made in its last 60");
        now = FRIDAY - 60_000;
        signal("btc", TargetState.LONG, 2);
        plan();
        assertThat(orders).hasSize(1);
    }

    @Test
    void aCloseWaitsForTheSessionAndIsNotLost() {
        window = new EntryWindow(TradingSession.FOREX, 60);
        hold("btc", "0.1", "5000");
        now = SATURDAY;
        signal("btc", TargetState.FLAT, 1);
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.strategy("btc").pending()).isPresent();
        now = SUNDAY;
        plan();
        assertThat(orders)
                .singleElement()
                .satisfies(order -> assertThat(order.clientId()).startsWith("c"));
        fill("0.1");
        plan();
        assertOutcomes(Outcome.EXECUTED);
    }

    @Test
    void anEntryThatHasBegunEndsWithWhatItHas() {
        window = new EntryWindow(TradingSession.FOREX, 0);
        now = FRIDAY;
        signal("btc", TargetState.LONG, 1);
        plan();
        fill("0.04");
        now = SATURDAY;
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.UNDERFILLED);
    }

    @Test
    void nothingIsTrimmedWhoseMarketIsClosed() {
        window = new EntryWindow(TradingSession.FOREX, 0);
        hold("btc", "0.19", "9500");
        state = state.withBooks(state.books().transferred(new java.math.BigDecimal("-9500")));
        now = SATURDAY;
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
    }

    @Test
    void withoutASessionNothingWaits() {
        now = SATURDAY;
        signal("btc", TargetState.LONG, 1);
        plan();
        assertThat(orders).hasSize(1);
        assertThat(window.refusal(SATURDAY)).isEqualTo(Optional.empty());
    }
}

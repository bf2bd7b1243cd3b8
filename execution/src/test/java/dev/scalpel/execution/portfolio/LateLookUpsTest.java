package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.scalpel.ledger.Intent;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Promise 16 where an order was not acknowledged: nothing is held that the books do not know for longer than a minute after service
 * returns. The process dies with the venue's answer, and the venue's look-ups lag behind for minutes, as those of Binance may.
 */
class LateLookUpsTest {

    private static final Duration LAG = Duration.ofMinutes(3);

    @Test
    void anEntryThatLookUpsShowLateIsNotBoughtAgainAndIsHeld() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.at(5);
            Signal signal = rig.signal("btc", TargetState.LONG);
            sendAndDie(rig);
            assertThat(rig.filledAtVenue()).hasSize(1);
            rig.clock.advance(Duration.ofSeconds(10));
            rig.execute();
            assertThat(rig.state().lost()).hasSize(1);
            assertThat(rig.orders()).extracting(OrderRow::status).containsExactly(Intent.Status.LAPSED);
            rig.signal("eth", TargetState.LONG);
            runAMinute(rig, 2);
            assertThat(rig.filledAtVenue()).as("nothing else is opened").hasSize(1);
            assertThat(rig.held("btc")).isEqualTo("nothing");

            runAMinute(rig, 2);
            assertThat(rig.held("btc")).startsWith("LONG");
            assertThat(rig.held("eth")).startsWith("LONG");
            assertThat(rig.outcomes().values()).containsOnly(Outcome.EXECUTED).hasSize(2);
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.EXECUTED);
            assertThat(rig.orders()).extracting(OrderRow::status).containsOnly(Intent.Status.FILLED);
            assertThat(rig.cash()).isEqualByComparingTo(rig.spot.orElseThrow().free("USDT"));
            assertThat(rig.failures).anyMatch(notice -> notice.contains("which it had not acknowledged: it is booked"));
        }
    }

    @Test
    void anEntryThatTurnsUpAfterAStopIsSold() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.at(5);
            rig.signal("btc", TargetState.LONG);
            sendAndDie(rig);
            rig.clock.advance(Duration.ofSeconds(10));
            rig.call("{\"action\": \"emergency_stop\", \"reason\": \"too hot\"}");
            runAMinute(rig, 4);
            assertThat(rig.spot.orElseThrow().free("BTC")).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(rig.cash()).isEqualByComparingTo("10000");
            assertThat(rig.trades("BTC/USDT")).hasSize(1);
        }
    }

    @Test
    void aPositionThatNoLookUpExplainsYetIsNotTakenForSomebodyElses() {
        try (PortfolioRig rig = PortfolioRig.usdm(UsdmPortfolioTest.PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            Signal signal = rig.signal("btc", TargetState.SHORT);
            rig.usdm.orElseThrow().delayReads(StaleRead.NEW_ORDERS, LAG, LAG.plusSeconds(30));
            killAfterTheFirstSend(rig);
            runAMinute(rig, 5);
            assertThat(rig.held("btc")).startsWith("SHORT");
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.EXECUTED);
            assertThat(rig.filledAtVenue()).hasSize(1);
        }
    }

    private static void sendAndDie(PortfolioRig rig) {
        for (StaleRead kind : List.of(StaleRead.NEW_ORDERS, StaleRead.OPEN_ORDERS, StaleRead.BALANCES)) {
            rig.spot.orElseThrow().delayReads(kind, LAG, LAG.plusSeconds(30));
        }
        killAfterTheFirstSend(rig);
    }

    private static void killAfterTheFirstSend(PortfolioRig rig) {
        rig.calls.killAfterNext("venue.send");
        rig.process = rig.process();
        assertThat(catchThrowable(rig::execute)).isInstanceOf(PortCalls.Killed.class);
        rig.calls.begin();
        rig.process = rig.process();
    }

    private static void runAMinute(PortfolioRig rig, int times) {
        for (int run = 0; run < times; run++) {
            rig.clock.advance(Duration.ofMinutes(1));
            rig.execute();
        }
    }
}

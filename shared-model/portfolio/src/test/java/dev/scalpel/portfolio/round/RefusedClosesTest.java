package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.CloseRefusals;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A close that the venue refuses is tried again, ever less often, and never given up. */
class RefusedClosesTest extends RoundFixture {

    private static final long SECOND = 1_000;

    @Test
    void aRefusedCloseIsTriedAgainWithGrowingDistanceUntilItFills() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 1);
        List<Long> sent = new ArrayList<>();
        for (long at = NOW; at < NOW + 3_600 * SECOND; at += SECOND) {
            now = at;
            plan();
            if (!orders.isEmpty()) {
                assertThat(orders).hasSize(1);
                assertThat(orders.get(0).clientId()).startsWith("c");
                sent.add((at - NOW) / SECOND);
                refuse();
            }
        }
        assertThat(sent)
                .as("at once, then after 20, 40, 80, 160, 320 seconds, then every ten minutes")
                .startsWith(0L, 1L, 21L, 61L, 141L, 301L, 621L, 1_221L, 1_821L)
                .hasSize(11);
        assertThat(state.strategy("btc").refusedCloses().count()).isEqualTo(11);
        assertThat(state.strategy("btc").refusedCloses().since()).isEqualTo(NOW);
        assertThat(state.outbox()).as("its signal is not given up").isEmpty();

        now += 600 * SECOND;
        plan();
        assertThat(orders.get(0).price()).as("after the attempts at market").isEmpty();
        fill("0.1");
        plan();
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.strategy("btc").refusedCloses()).isEqualTo(CloseRefusals.NONE);
        assertOutcomes(Outcome.EXECUTED);
    }

    @Test
    void whatIsRefusedKeepsNothingElseFromBeingDone() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 1);
        refuseTwice();
        signal("eth", TargetState.LONG, 2);
        plan();
        assertThat(orders)
                .singleElement()
                .satisfies(order -> assertThat(order.clientId()).startsWith("o"));
    }

    @Test
    void anExitThatHasFilledInPartEndsTheRow() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 1);
        plan();
        refuse();
        plan();
        fill("0.04");
        plan();
        assertThat(state.strategy("btc").refusedCloses()).isEqualTo(CloseRefusals.NONE);
        assertThat(orders).as("the rest, at once").hasSize(1);
    }

    @Test
    void aNewSignalAHaltACloseAndAResumeTryAtOnce() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 1);
        refuseTwice();
        var waiting = state;
        signal("btc", TargetState.SHORT, 2);
        assertTriesAtOnce();
        state = Halt.apply(waiting, "stopped", NOW / 60_000);
        assertTriesAtOnce();
        state = Halt.close(waiting, "btc", NOW / 60_000, NOW);
        assertTriesAtOnce();
        state = Halt.resume(waiting);
        assertTriesAtOnce();
    }

    @Test
    void aMarketThatTakesNoOrdersCountsAsARefusal() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 1);
        plan();
        state = Refusal.marketClosed(state, orders.get(0), NOW);
        plan();
        state = Refusal.marketClosed(state, orders.get(0), NOW);
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.strategy("btc").refusedCloses().count()).isEqualTo(2);
    }

    @Test
    void countsAndTimesAreChecked() {
        assertThatThrownBy(() -> new CloseRefusals(-1, 0, 0)).hasMessageContaining("count must be >= 0");
        assertThatThrownBy(() -> new CloseRefusals(1, 5, 4)).hasMessageContaining("last >= since");
        assertThat(CloseRefusals.NONE.again(9).again(7)).isEqualTo(new CloseRefusals(2, 9, 9));
    }

    private void assertTriesAtOnce() {
        plan();
        assertThat(orders)
                .singleElement()
                .satisfies(order -> assertThat(order.kind()).isEqualTo(Intent.Kind.EXIT));
    }

    private void refuseTwice() {
        plan();
        refuse();
        plan();
        refuse();
        plan();
        assertThat(orders).isEmpty();
    }

    private void refuse() {
        state = FillBooking.withStatus(state, orders.get(0).clientId(), Status.REJECTED);
    }
}

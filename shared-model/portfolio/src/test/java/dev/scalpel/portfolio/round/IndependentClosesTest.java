package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A strategy is closed and protected whatever is under way for another one; trims and entries wait for all. */
class IndependentClosesTest extends RoundFixture {

    private Map<String, ProtectionTerms> stops = Map.of("eth", ProtectionTerms.stop(new BigDecimal("0.1")));

    @Override
    RoundTerms terms() {
        return new RoundTerms(
                TERMS.portfolio(),
                TERMS.allocation(),
                TERMS.attempts(),
                TERMS.validMillis(),
                TERMS.idempotency(),
                new ProtectionRules(stops, BigDecimal.TEN, 4_000),
                RiskLimits.NONE);
    }

    @Test
    void aCloseBehindAStopWaitsForItsCancelAndNotForAnotherStrategysClose() {
        holdEtherWithItsStop();
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 0);
        signal("eth", TargetState.FLAT, 1);
        plan();
        assertThat(commands).as("cancels first").hasSize(2);
        Intent stop = commands.get(0).intent();
        assertThat(commands.get(0)).isInstanceOf(PortfolioCommand.Cancel.class);
        Intent bitcoin = orders.get(0);
        assertThat(bitcoin.strategy().name()).isEqualTo("btc");

        answer(stop, OrderReport.Status.CANCELLED, "0");
        plan();
        assertThat(orders).extracting(order -> order.strategy().name()).containsExactly("eth");
        assertThat(state.intents()).contains(bitcoin);

        fill("1");
        plan();
        assertThat(state.books().holding("eth")).isEmpty();
        assertOutcomes(Outcome.EXECUTED);
        orders = List.of(bitcoin);
        fill("0.1");
        plan();
        assertThat(state.books().holdings()).isEmpty();
        assertOutcomes(Outcome.EXECUTED, Outcome.EXECUTED);
    }

    @Test
    void aCloseDoesNotWaitForAnEntryWhoseAnswerIsLost() {
        hold("btc", "0.1", "5000");
        signal("eth", TargetState.LONG, 0);
        plan();
        orders.forEach(order -> state = FillBooking.withStatus(state, order.clientId(), Intent.Status.UNKNOWN));
        signal("btc", TargetState.FLAT, 1);
        plan();
        assertThat(orders).extracting(order -> order.strategy().name()).containsExactly("btc");
    }

    @Test
    void aHoldingIsProtectedWhileAnotherStrategysOrderIsInDoubt() {
        hold("btc", "0.1", "5000");
        hold("eth", "1", "2500");
        signal("btc", TargetState.FLAT, 0);
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.EXIT);
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).strategy().name()).isEqualTo("eth");
    }

    @Test
    void trimsAndEntriesWaitUntilNoOrderIsInDoubt() {
        stops = Map.of();
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 0);
        signal("eth", TargetState.LONG, 1);
        plan();
        PortfolioState inDoubt = state;
        plan();
        assertThat(commands).isEmpty();
        assertThat(state).isEqualTo(inDoubt);
    }

    /** What has ended for a strategy that is in doubt is settled once it is not. */
    @Test
    void aStopThatFillsBesideAnOrderInDoubtIsSettledLater() {
        holdEtherWithItsStop();
        signal("eth", TargetState.FLAT, 0);
        plan();
        Intent stop = commands.get(0).intent();
        answer(stop, OrderReport.Status.ENDED, "0");
        assertThat(state.inDoubt()).containsExactly("eth");
        plan();
        assertThat(commands).isEmpty();
        answer(stop, OrderReport.Status.FILLED, "1");
        plan();
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.intents()).isEmpty();
        assertOutcomes(Outcome.EXECUTED);
    }

    private void holdEtherWithItsStop() {
        hold("eth", "1", "2500");
        plan();
        answer(orders.get(0), OrderReport.Status.OPEN, "0");
    }
}

package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.booking.DriftBooking;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each step of a round: state and event in, state and orders out. */
class RoundPlannerTest extends RoundFixture {

    @Test
    void aSignalOpensWithALimitOrderThatIsNamedByItsMinute() {
        signal("btc", TargetState.LONG, 0);
        plan();
        assertThat(orders).hasSize(1);
        Intent open = orders.get(0);
        assertThat(open.kind()).isEqualTo(Intent.Kind.ENTRY);
        assertThat(open.side()).isEqualTo(OrderSide.BUY);
        assertThat(open.quantity()).isEqualByComparingTo("0.09");
        assertThat(open.price().orElseThrow()).isEqualByComparingTo("50000");
        assertThat(open.clientId()).isEqualTo("o" + Long.toString(NOW / 60_000, 36) + "-1-" + hash("btc"));
        assertThat(open.decisionBar()).isEqualTo(NOW);
        assertThat(open.validUntil()).isEqualTo(NOW + 5_000);
        assertThat(open.status()).isEqualTo(Intent.Status.CLAIMED);
        assertThat(state.intents()).isEqualTo(orders);
    }

    @Test
    void planningAgainOrdersNothingWhileSomethingIsUnresolved() {
        signal("btc", TargetState.LONG, 0);
        plan();
        PortfolioState planned = state;
        plan();
        assertThat(orders).isEmpty();
        assertThat(state).isEqualTo(planned);
    }

    @Test
    void aFilledEntryEndsItsSignal() {
        signal("btc", TargetState.LONG, 0);
        plan();
        fill("0.09");
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.intents()).isEmpty();
        assertOutcomes(Outcome.EXECUTED);
        assertThat(state.books().cash()).isEqualByComparingTo("5500");
        PortfolioState settled = state;
        plan();
        assertThat(state).isEqualTo(settled);
    }

    @Test
    void theRestOfAnEntryIsTriedAgainUntilTheAttemptsAreUsed() {
        signal("btc", TargetState.LONG, 0);
        plan();
        fill("0.04");
        prices.put("btc", new BigDecimal("50100"));
        plan();
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.05");
        assertThat(orders.get(0).price().orElseThrow()).isEqualByComparingTo("50100");
        assertThat(orders.get(0).clientId()).contains("-2-");
        fill("0");
        plan();
        assertThat(orders.get(0).clientId()).contains("-3-");
        fill("0.01");
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.UNDERFILLED);
        assertThat(state.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo("0.05");
    }

    @Test
    void theRestOfAnEntryIsNoLargerThanTheCashAllows() {
        signal("btc", TargetState.LONG, 0);
        signal("eth", TargetState.LONG, 1);
        // Of 10,000: 0.04 BTC for 2,000 and 1 ETH for 2,500.
        plan();
        fill("0.01");
        state = state.withBooks(state.books().transferred(new BigDecimal("-6800")));
        plan();
        // 200 of cash, value 3,200, reserve 64: 136 for the 1,500 that are left of BTC.
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.0027");
    }

    @Test
    void aReversalOfPrecedenceTrimsThenOpensByTheFillsOfTheTrim() {
        hold("btc", "0.18", "9000");
        state = state.withBooks(state.books().transferred(new BigDecimal("-9000")));
        signal("eth", TargetState.LONG, 0);
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("t");
        assertThat(orders.get(0).side()).isEqualTo(OrderSide.SELL);
        fill("0.1");
        plan();
        // The rest of the trim, with a fresh price.
        assertThat(orders.get(0).clientId()).startsWith("t").contains("-2-");
        fill("0");
        plan();
        fill("0");
        plan();
        // The attempts are used: the entry is sized by the cash that the trim has brought.
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("o");
        assertThat(orders.get(0).quantity().multiply(new BigDecimal("2500")))
                .isLessThanOrEqualTo(
                        Allocation.RESERVE.negate().add(BigDecimal.ONE).multiply(new BigDecimal("6000")));
        fill(orders.get(0).quantity().toPlainString());
        plan();
        assertOutcomes(Outcome.EXECUTED);
    }

    @Test
    void aCloseComesBeforeAnythingElseAndEndsAtMarket() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 0);
        signal("eth", TargetState.LONG, 1);
        for (int attempt = 1; attempt <= 3; attempt++) {
            plan();
            assertThat(orders).hasSize(1);
            assertThat(orders.get(0).clientId()).startsWith("c").contains("-" + attempt + "-");
            assertThat(orders.get(0).price()).isPresent();
            fill("0");
        }
        plan();
        assertThat(orders.get(0).price()).isEmpty();
        fill("0.1");
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("o");
        assertOutcomes(Outcome.EXECUTED);
    }

    @Test
    void whatCannotBeSoldIsWrittenOffAndRecorded() {
        hold("btc", "0.00005", "2.5");
        signal("btc", TargetState.FLAT, 0);
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.dust()).containsEntry("btc", new BigDecimal("0.00005"));
        assertThat(state.books().holdings()).isEmpty();
        assertOutcomes(Outcome.EXECUTED);
    }

    @Test
    void signalsThatMoveNothingHaveTheirOutcomeAtOnce() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.LONG, 0);
        signal("eth", TargetState.FLAT, 1);
        signal("off", TargetState.LONG, 2);
        assertOutcomes(Outcome.ALREADY, Outcome.NOT_HELD, Outcome.DISABLED);
        assertThat(state.handled()).hasSize(3);
        plan();
        assertThat(orders).isEmpty();
    }

    @Test
    void aSecondSignalForTheSameTargetWhileTheFirstIsUnderWayIsAlreadyServed() {
        signal("btc", TargetState.LONG, 0);
        plan();
        signal("btc", TargetState.LONG, 1);
        assertOutcomes(Outcome.ALREADY);
        fill("0.09");
        plan();
        assertOutcomes(Outcome.ALREADY, Outcome.EXECUTED);
    }

    @Test
    void aSignalThatTurnsBeforeItsEntryHasFilledSupersedesItAndClosesWhatHasFilled() {
        signal("btc", TargetState.LONG, 0);
        plan();
        signal("btc", TargetState.FLAT, 1);
        assertOutcomes(Outcome.SUPERSEDED);
        fill("0.05");
        plan();
        assertThat(orders.get(0).clientId()).startsWith("c").contains("-2-");
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.05");
        fill("0.05");
        plan();
        assertOutcomes(Outcome.SUPERSEDED, Outcome.EXECUTED);
        assertThat(state.trades().get(0).signal())
                .as("the signal that it was entered by has been replaced, and the newer one has not entered it")
                .isEmpty();
    }

    @Test
    void aHaltClosesEverythingEndsWhatIsPendingAndRefusesSignals() {
        hold("btc", "0.1", "5000");
        signal("eth", TargetState.LONG, 0);
        state = Halt.apply(state, "too hot", NOW / 60_000);
        assertThat(Halt.apply(state, "again", 0)).isEqualTo(state);
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("c");
        fill("0.1");
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.HALTED, Outcome.HALTED);

        state = Halt.resume(state);
        plan();
        assertThat(orders).isEmpty();
        signal("btc", TargetState.LONG, 2);
        plan();
        assertThat(orders).hasSize(1);
    }

    @Test
    void anEntryBelowTheMinimumEndsItsSignal() {
        state = PortfolioState.initial("w", new BigDecimal("6"));
        signal("btc", TargetState.LONG, 0);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.BELOW_MINIMUM);
    }

    @Test
    void anExecutionIsBookedOnceHoweverOftenItIsReported() {
        signal("btc", TargetState.LONG, 0);
        plan();
        Intent open = orders.get(0);
        Fill fill =
                new Fill("t1", NOW, new BigDecimal("50000"), new BigDecimal("0.09"), new BigDecimal("0.00009"), "BTC");
        for (int i = 0; i < 2; i++) {
            state = FillBooking.apply(
                    state,
                    open.clientId(),
                    List.of(report(open, "0.09")),
                    List.of(fill),
                    STRATEGIES.get(0),
                    BigDecimal.ONE);
        }
        assertThat(state.books().cash()).isEqualByComparingTo("5500");
        assertThat(state.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo("0.08991");
        assertThatThrownBy(() -> FillBooking.withStatus(state, "x", Intent.Status.LAPSED))
                .hasMessage("the portfolio has no intent x");
    }

    @Test
    void theHandledIdsAreARing() {
        PortfolioState full = state;
        for (int i = 0; i < 4_200; i++) {
            full = full.withHandled("id" + i);
        }
        assertThat(full.handled()).hasSize(4_096).startsWith("id104").endsWith("id4199");
    }

    @Test
    void aDepositIsATransferAndAMissingHoldingIsExternal() {
        hold("btc", "0.1", "5000");
        DriftBooking none = DriftBooking.of(
                state, new BigDecimal("10014"), Map.of("btc", new BigDecimal("0.2")), new BigDecimal("5"), NOW);
        assertThat(none.differences()).isEmpty();
        assertThat(none.state()).isEqualTo(state);

        DriftBooking both = DriftBooking.of(
                state, new BigDecimal("10016"), Map.of("btc", new BigDecimal("0.04")), new BigDecimal("5"), NOW);
        assertThat(both.differences())
                .containsExactly(
                        new DriftBooking.Difference(DriftBooking.Kind.TRANSFER, Optional.empty(), new BigDecimal("16")),
                        new DriftBooking.Difference(
                                DriftBooking.Kind.EXTERNAL, Optional.of("btc"), new BigDecimal("0.06")));
        assertThat(both.state().books().cash()).isEqualByComparingTo("10016");
        assertThat(both.state().books().holding("btc").orElseThrow().cost()).isEqualByComparingTo("2000");
        assertThat(DriftBooking.of(
                                both.state(),
                                new BigDecimal("10016"),
                                Map.of("btc", new BigDecimal("0.04")),
                                BigDecimal.ONE,
                                NOW)
                        .differences())
                .isEmpty();

        signal("eth", TargetState.LONG, 0);
        plan();
        assertThat(DriftBooking.of(state, BigDecimal.ZERO, Map.of(), BigDecimal.ONE, NOW)
                        .differences())
                .as("while an order is under way nothing can be compared")
                .isEmpty();
    }
}

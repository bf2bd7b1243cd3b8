package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order that the venue never acknowledged, and of which late look-ups may still show that it has filled. */
class LostOrderTest extends RoundFixture {

    private static final long LOOKED_FOR = 600_000;
    private static final RoundTerms WITH_STOPS = new RoundTerms(
            TERMS.portfolio(),
            TERMS.allocation(),
            3,
            5_000,
            TERMS.idempotency(),
            new ProtectionRules(Map.of("btc", ProtectionTerms.stop(new BigDecimal("0.1"))), BigDecimal.TEN, 4_000),
            RiskLimits.NONE);

    private RoundTerms terms = TERMS;

    @Override
    RoundTerms terms() {
        return terms;
    }

    @Test
    void aLostEntryIsSentAgainOnceItCannotTurnUpAnyMore() {
        signal("btc", TargetState.LONG, 0);
        Intent lost = lose();
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.intents()).containsExactly(lost.withStatus(Intent.Status.LAPSED));
        now = lost.validUntil() + LOOKED_FOR - 1;
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.strategy("btc").pending()).isPresent();
        now++;
        plan();
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.09");
        assertThat(orders.get(0).clientId()).contains("-2-");
        assertThat(orders.get(0).decisionBar()).isEqualTo(lost.decisionBar());
    }

    @Test
    void aLostEntryThatTurnsUpIsHeldAndEndsItsSignal() {
        signal("btc", TargetState.LONG, 0);
        Intent lost = lose();
        plan();
        turnUp(lost, "0.09");
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.intents()).isEmpty();
        assertOutcomes(Outcome.EXECUTED);
        assertThat(held("btc")).isEqualByComparingTo("0.09");
        assertThat(state.books().cash()).isEqualByComparingTo("5500");
    }

    @Test
    void aLostEntryThatTurnsUpAfterAStopIsClosed() {
        signal("btc", TargetState.LONG, 0);
        Intent lost = lose();
        plan();
        state = Halt.apply(state, "too hot", now / 60_000);
        plan();
        turnUp(lost, "0.09");
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.EXIT);
        fill("0.09");
        plan();
        assertThat(state.books().holdings()).isEmpty();
    }

    @Test
    void nothingIsOpenedWhileAnEntryIsLostAndClosesGoOn() {
        hold("eth", "1", "2500");
        signal("btc", TargetState.LONG, 0);
        Intent lost = lose();
        signal("eth", TargetState.FLAT, 1);
        plan();
        assertThat(orders)
                .extracting(Intent::clientId)
                .singleElement()
                .asString()
                .startsWith("c");
        fill("1");
        signal("eth", TargetState.LONG, 2);
        plan();
        assertThat(orders).isEmpty();
        now = lost.validUntil() + LOOKED_FOR;
        plan();
        assertThat(orders).extracting(order -> order.strategy().name()).contains("btc");
    }

    @Test
    void whatHasFilledIsProtectedWhileTheRestOfTheEntryWaits() {
        terms = WITH_STOPS;
        signal("btc", TargetState.LONG, 0);
        plan();
        fill("0.04");
        plan();
        state = FillBooking.withStatus(state, orders.get(0).clientId(), Intent.Status.LAPSED);
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.04");
    }

    @Test
    void theRestOfAnEntryBelongsToItsRoundThoughAStopWasSentInALaterOne() {
        terms = WITH_STOPS;
        signal("btc", TargetState.LONG, 0);
        plan();
        Intent first = orders.get(0);
        fill("0.04");
        Intent lost = lose();
        state = state.inRound(NOW / 60_000 + 1);
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).decisionBar()).isEqualTo(first.decisionBar() + 60_000);
        answer(orders.get(0), OrderReport.Status.OPEN, "0");
        now = lost.validUntil() + LOOKED_FOR;
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.ENTRY);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.05");
        assertThat(orders.get(0).decisionBar()).isEqualTo(first.decisionBar());
    }

    @Test
    void aLostExitIsSentAgainAtOnceAndOneThatTurnsUpBesideItIsRecorded() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 0);
        Intent lost = lose();
        plan();
        assertThat(orders.get(0).clientId()).startsWith("c").contains("-2-");
        fill("0.1");
        BigDecimal started = state.day().start();
        turnUp(lost, "0.1");
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.books().cash()).isEqualByComparingTo("20000");
        assertThat(state.dust()).containsEntry("btc", new BigDecimal("-0.1"));
        assertThat(state.day().start())
                .as("what somebody else's coins brought is no profit")
                .isEqualByComparingTo(started.add(new BigDecimal("5000")));
    }

    @Test
    void aLostStopThatTurnsUpWhileItsHolderIsTrimmedIsCancelledBeforeTheTrimGoesOn() {
        terms = WITH_STOPS;
        hold("btc", "0.18", "9000");
        state = state.withBooks(state.books().transferred(new BigDecimal("-9000")));
        Intent stop = lose();
        signal("eth", TargetState.LONG, 0);
        plan();
        assertThat(orders)
                .extracting(Intent::clientId)
                .singleElement()
                .asString()
                .startsWith("t");
        fill("0.1");
        answer(stop, OrderReport.Status.OPEN, "0");
        plan();
        assertThat(commands).singleElement().isInstanceOf(PortfolioCommand.Cancel.class);
        assertThat(state.strategy("btc").work()).as("the trim goes on").isPresent();
    }

    @Test
    void anExitThatFillsMoreThanIsHeldClosesItAndTheRestIsRecorded() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 0);
        plan();
        state = state.withBooks(state.books().lost("btc", new BigDecimal("0.06")));
        fill("0.1");
        plan();
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.dust().get("btc")).isEqualByComparingTo("-0.06");
        assertThat(state.books().cash()).isEqualByComparingTo("15000");
    }

    @Test
    void lostOrdersAreKeptForADayAndNotMoreThanThirtyTwo() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 0);
        for (int i = 0; i < 40; i++) {
            lose();
        }
        plan();
        assertThat(state.intents().stream().filter(each -> each.status() == Intent.Status.LAPSED))
                .hasSize(32);
        now = NOW + 24 * 3_600_000L + 5_001;
        fill("0.1");
        plan();
        assertThat(state.intents()).isEmpty();
    }

    /** Plans an order that the venue does not find. */
    private Intent lose() {
        plan();
        Intent sent = orders.get(0);
        state = FillBooking.withStatus(state, sent.clientId(), Intent.Status.LAPSED);
        return sent;
    }

    private void turnUp(Intent lost, String quantity) {
        Fill fill =
                new Fill("late", now, lost.price().orElseThrow(), new BigDecimal(quantity), BigDecimal.ZERO, "USDT");
        state = FillBooking.apply(
                state,
                lost.clientId(),
                List.of(report(lost, quantity)),
                List.of(fill),
                TERMS.strategy(lost.strategy().name()),
                BigDecimal.ONE);
    }

    private BigDecimal held(String strategy) {
        return state.books().holding(strategy).orElseThrow().quantity();
    }
}

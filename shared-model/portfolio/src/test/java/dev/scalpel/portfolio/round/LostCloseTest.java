package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A close that the venue never acknowledged, at a venue where a second one would open a position if the first was executed. */
class LostCloseTest extends RoundFixture {

    private static final long LOOKED_FOR = 600_000;
    private static final RoundTerms UNPROTECTED = TERMS.withClosesThatMayOpen(true);
    private static final RoundTerms PROTECTED = new RoundTerms(
                    TERMS.portfolio(),
                    TERMS.allocation(),
                    3,
                    5_000,
                    TERMS.idempotency(),
                    new ProtectionRules(
                            Map.of("btc", ProtectionTerms.stop(new BigDecimal("0.1"))), BigDecimal.TEN, 4_000),
                    RiskLimits.NONE)
            .withClosesThatMayOpen(true);

    private RoundTerms terms = PROTECTED;

    @Override
    RoundTerms terms() {
        return terms;
    }

    @BeforeEach
    void aPosition() {
        hold("btc", "0.1", "5000");
    }

    @Test
    void whatMayBeHeldStillIsProtectedAndNotClosedASecondTime() {
        signal("btc", TargetState.FLAT, 0);
        lose();
        plan();
        assertThat(orders).singleElement().satisfies(stop -> {
            assertThat(stop.kind()).isEqualTo(Intent.Kind.PROTECTION);
            assertThat(stop.quantity()).isEqualByComparingTo("0.1");
        });
        answer(orders.get(0), OrderReport.Status.OPEN, "0");
        plan();
        assertThat(commands).as("the stop rests until the fate is known").isEmpty();
    }

    @Test
    void aStopThatIsLostTooIsNotSentASecondTime() {
        signal("btc", TargetState.FLAT, 0);
        lose();
        lose();
        plan();
        assertThat(commands).isEmpty();
    }

    @Test
    void onceItIsCertainThatTheVenueNeverHadItTheStopGoesAndTheNextCloseFollows() {
        signal("btc", TargetState.FLAT, 0);
        Intent lost = lose();
        plan();
        Intent stop = orders.get(0);
        answer(stop, OrderReport.Status.OPEN, "0");
        state = state.withoutLost(lost.withStatus(Intent.Status.LAPSED));
        plan();
        assertThat(commands).singleElement().isInstanceOf(PortfolioCommand.Cancel.class);
        answer(stop, OrderReport.Status.CANCELLED, "0");
        plan();
        assertThat(orders).singleElement().satisfies(close -> {
            assertThat(close.kind()).isEqualTo(Intent.Kind.EXIT);
            assertThat(close.quantity()).isEqualByComparingTo("0.1");
        });
    }

    @Test
    void withoutAnythingThatProvesItTheNextCloseWaitsUntilItCannotTurnUpAnyMore() {
        terms = UNPROTECTED;
        signal("btc", TargetState.FLAT, 0);
        Intent lost = lose();
        plan();
        assertThat(commands).isEmpty();
        now = lost.validUntil() + LOOKED_FOR - 1;
        plan();
        assertThat(commands).isEmpty();
        now++;
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.EXIT);
    }

    @Test
    void anEmergencyStopSendsNoSecondCloseEither() {
        signal("btc", TargetState.FLAT, 0);
        lose();
        state = Halt.apply(state, "by hand", now / 60_000);
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.PROTECTION);
    }

    @Test
    void aShortOpensOnlyOnceTheFateOfTheCloseBeforeItIsKnown() {
        signal("btc", TargetState.SHORT, 0);
        Intent lost = lose();
        assertThat(lost.kind()).isEqualTo(Intent.Kind.EXIT);
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.PROTECTION);
        assertThat(state.strategy("btc").pending()).as("the signal waits").isPresent();
    }

    @Test
    void aTrimThatMayHaveBeenExecutedIsNotSentASecondTime() {
        terms = UNPROTECTED;
        state = state.withBooks(state.books().transferred(new BigDecimal("-9000")));
        hold("btc", "0.08", "4000");
        signal("eth", TargetState.LONG, 0);
        Intent trim = lose();
        assertThat(trim.clientId()).startsWith("t");
        plan();
        assertThat(orders).extracting(Intent::kind).doesNotContain(Intent.Kind.EXIT);
    }

    /** It closed nothing, so it has brought nothing but its fee. */
    @Test
    void aCloseThatTurnsUpBesideAnotherOneMovesNoCashWherePositionsAreNetted() {
        terms = TERMS;
        signal("btc", TargetState.FLAT, 0);
        Intent lost = lose();
        plan();
        fill("0.1");
        BigDecimal cash = state.books().cash();
        Fill late = new Fill("late", now, new BigDecimal("50000"), new BigDecimal("0.1"), BigDecimal.ONE, "USDT");
        PortfolioState after = FillBooking.apply(
                state,
                lost.clientId(),
                List.of(report(lost, "0.1")),
                List.of(late),
                TERMS.strategy("btc"),
                BigDecimal.ONE,
                true);
        assertThat(after.books().cash()).isEqualByComparingTo(cash.subtract(BigDecimal.ONE));
        assertThat(after.dust().get("btc")).as("it is recorded").isEqualByComparingTo("-0.1");
    }

    @Test
    void whereTheVenueOnlyReducesTheNextCloseFollowsAtOnce() {
        terms = TERMS;
        signal("btc", TargetState.FLAT, 0);
        lose();
        plan();
        assertThat(orders).extracting(Intent::kind).isEqualTo(List.of(Intent.Kind.EXIT));
    }

    /** Plans an order that the venue does not find. */
    private Intent lose() {
        plan();
        Intent sent = orders.get(0);
        state = FillBooking.withStatus(state, sent.clientId(), Intent.Status.LAPSED);
        return sent;
    }
}

package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Strategies that follow a model or a rule: immediate, with a size, a stop, a target and a time limit of their own. */
class ModelClaimTest extends RoundFixture {

    private static final BigDecimal CLOSE = new BigDecimal("50000");
    /** Stop 2 %, target 4 %, 60 minutes. */
    private static final EntryBasis LONG =
            new EntryBasis.ByModel("btc", "model-7", new Bracket(PositionSide.LONG, 2, 4, 60), 0.01);

    private long bar = NOW - 60_000;

    @Test
    void aTargetOpensAPartOfTheSharesWeightAndIsProtectedAsTheModelSays() {
        claim(target("0.5"));
        plan();
        Intent open = orders.get(0);
        assertThat(open.quantity()).as("half of 4,500").isEqualByComparingTo("0.045");
        assertThat(open.clientId()).startsWith("o" + Long.toString(NOW / 60_000, 36));
        fill("0.045");
        plan();
        Intent stop = orders.get(0);
        assertThat(stop.kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(stop.stopPrice().orElseThrow()).isEqualByComparingTo("49000");
        assertOutcomes(Outcome.EXECUTED);
        assertThat(state.outbox().get(0).signal()).isEqualTo("btc-long-" + Long.toString(bar / 60_000, 36));
    }

    @Test
    void aMinuteThatConfirmsTheTargetChangesNothing() {
        claim(target("1"));
        bar += 60_000;
        assertThat(ModelClaim.apply(state, List.of(target("0.3")), STRATEGIES, NOW + 60_000))
                .isSameAs(state);
        assertThat(ModelClaim.apply(state, List.of(), STRATEGIES, NOW)).isSameAs(state);
    }

    @Test
    void anEntryThatWasGivenUpIsNotTriedAgainUntilTheTargetHasChanged() {
        state = state.withBooks(dev.scalpel.portfolio.allocation.Books.ofCash(BigDecimal.TEN));
        claim(target("1"));
        plan();
        assertOutcomes(Outcome.BELOW_MINIMUM);
        bar += 60_000;
        assertThat(ModelClaim.apply(state, List.of(target("1")), STRATEGIES, NOW))
                .isSameAs(state);
        claim(ModelTarget.flat("btc", bar, CLOSE));
        bar += 60_000;
        claim(target("1"));
        assertThat(state.strategy("btc").pending()).isPresent();
    }

    @Test
    void aTargetOfAnEarlierBarIsIgnored() {
        claim(target("1"));
        plan();
        fill("0.09");
        assertThat(ModelClaim.apply(state, List.of(ModelTarget.flat("btc", bar - 60_000, CLOSE)), STRATEGIES, NOW))
                .isSameAs(state);
        assertThat(ModelClaim.apply(state, List.of(ModelTarget.flat("btc", bar, CLOSE)), STRATEGIES, NOW)
                        .strategy("btc")
                        .target())
                .as("the first target of a bar stands")
                .isEqualTo(TargetState.LONG);
    }

    @Test
    void flatCloses() {
        claim(target("1"));
        plan();
        fill("0.09");
        bar += 60_000;
        claim(ModelTarget.flat("btc", bar, CLOSE));
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.EXIT);
        fill("0.09");
        ClosedTrade trade = state.trades().get(0);
        assertThat(trade.reason()).isEqualTo(ExitReason.SIGNAL);
        assertThat(trade.basis()).contains(LONG);
        assertThat(trade.row("crypto", "paper", 7, BigDecimal.ZERO).basis()).isEqualTo(LONG);
    }

    @Test
    void theModelsTimeLimitCloses() {
        claim(target("1"));
        plan();
        fill("0.09");
        now = NOW / 60_000 * 60_000 + 60 * 60_000 - 1;
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.PROTECTION);
        state = FillBooking.withStatus(state, orders.get(0).clientId(), Intent.Status.LAPSED);
        now++;
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.EXIT);
        fill("0.09");
        assertThat(state.trades().get(0).reason()).isEqualTo(ExitReason.TIME_LIMIT);
    }

    /** Currencies end at 21:00 UTC on this Friday: a model's position does not wait for the Sunday behind a stop. */
    @Test
    void theEndOfTradingClosesAModelsPositionFiveMinutesEarlier() {
        window = EntryWindow.of(TradingSession.FOREX);
        now = Instant.parse("2024-08-09T20:30:00Z").toEpochMilli();
        bar = now - 60_000;
        claim(target("1"));
        plan();
        fill("0.09");
        now = Instant.parse("2024-08-09T20:54:59Z").toEpochMilli();
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.PROTECTION);
        state = FillBooking.withStatus(state, orders.get(0).clientId(), Intent.Status.LAPSED);
        now += 1_000;
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.EXIT);
        fill("0.09");
        assertThat(state.trades().get(0).reason()).isEqualTo(ExitReason.TIME_LIMIT);
    }

    @Test
    void aTargetThatTurnsSupersedesTheOneThatIsPending() {
        claim(target("1"));
        bar += 60_000;
        claim(ModelTarget.flat("btc", bar, CLOSE));
        assertThat(state.outbox()).extracting(SignalOutcome::outcome).containsExactly(Outcome.SUPERSEDED);
    }

    @Test
    void whileNothingMayBeOpenedAnEntryIsNotClaimedAndACloseIs() {
        state = Halt.pause(state, "x");
        assertThat(ModelClaim.apply(state, List.of(target("1")), STRATEGIES, NOW))
                .isSameAs(state);
        state = Halt.resume(state);
        claim(target("1"));
        plan();
        fill("0.09");
        plan();
        state = FillBooking.withStatus(state, orders.get(0).clientId(), Intent.Status.LAPSED);
        state = Halt.pause(state, "x");
        bar += 60_000;
        claim(new ModelTarget("btc", TargetState.SHORT, BigDecimal.ONE, Optional.of(shortBasis()), bar, CLOSE));
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.EXIT);
        fill("0.09");
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.EXECUTED, Outcome.LIMIT);
    }

    @Test
    void aStrategyWithoutAShareIsNotClaimed() {
        EntryBasis off = new EntryBasis.ByModel("off", "m", new Bracket(PositionSide.LONG, 2, 4, 60), 0.01);
        ModelTarget target = new ModelTarget("off", TargetState.LONG, BigDecimal.ONE, Optional.of(off), bar, CLOSE);
        assertThat(ModelClaim.apply(state, List.of(target), STRATEGIES, NOW)).isSameAs(state);
    }

    @Test
    void targetsAreChecked() {
        assertThatThrownBy(
                        () -> new ModelTarget("btc", TargetState.LONG, BigDecimal.ZERO, Optional.of(LONG), bar, CLOSE))
                .hasMessage("size must lie in (0, 1]: 0");
        assertThatThrownBy(
                        () -> new ModelTarget("btc", TargetState.SHORT, BigDecimal.ONE, Optional.of(LONG), bar, CLOSE))
                .hasMessageStartingWith("the basis of SHORT must be of that side");
        assertThatThrownBy(() -> new ModelTarget("btc", TargetState.LONG, BigDecimal.ONE, Optional.empty(), bar, CLOSE))
                .hasMessageStartingWith("the basis of LONG must be of that side");
        EntryBasis signal = new EntryBasis.BySignal("btc", "x", LONG.distances());
        assertThatThrownBy(
                        () -> new ModelTarget("btc", TargetState.LONG, BigDecimal.ONE, Optional.of(signal), bar, CLOSE))
                .hasMessageStartingWith("a signal is no model and no rule");
    }

    private void claim(ModelTarget target) {
        state = ModelClaim.apply(state, List.of(target), STRATEGIES, now);
    }

    private ModelTarget target(String size) {
        return new ModelTarget("btc", TargetState.LONG, new BigDecimal(size), Optional.of(LONG), bar, CLOSE);
    }

    private static EntryBasis shortBasis() {
        return new EntryBasis.ByModel("btc", "model-7", new Bracket(PositionSide.SHORT, 2, 4, 60), 0.01);
    }
}

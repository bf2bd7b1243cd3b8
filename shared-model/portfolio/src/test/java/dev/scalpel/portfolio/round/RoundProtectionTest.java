package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.portfolio.allocation.OrderSupport;
import dev.scalpel.portfolio.booking.DriftBooking;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.risk.RiskLimits;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.trading.ClientIds;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops and targets that rest at the venue: each step of placing, replacing, cancelling and filling them. */
class RoundProtectionTest extends RoundFixture {

    private static final BigDecimal STOP = new BigDecimal("0.08");
    private static final long TIMEOUT = 20_000;

    private Map<String, ProtectionTerms> stops = Map.of("btc", ProtectionTerms.stop(STOP));

    @BeforeEach
    void holdBitcoin() {
        signal("btc", TargetState.LONG, 0);
        plan();
        fill("0.09");
    }

    @Override
    RoundTerms terms() {
        ProtectionRules rules = new ProtectionRules(stops, new BigDecimal("50"), TIMEOUT);
        return new RoundTerms(
                "crypto",
                TERMS.allocation(),
                TERMS.attempts(),
                TERMS.validMillis(),
                TERMS.idempotency(),
                rules,
                RiskLimits.NONE);
    }

    @Test
    void aStopRestsForWhatIsHeldAtItsDistanceFromTheAverageCost() {
        plan();
        assertThat(commands).hasSize(1);
        Intent stop = orders.get(0);
        assertThat(stop.kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(stop.side()).isEqualTo(OrderSide.SELL);
        assertThat(stop.clientId()).startsWith("p").contains("-2-");
        assertThat(stop.quantity()).isEqualByComparingTo("0.09");
        assertThat(stop.stopPrice().orElseThrow()).isEqualByComparingTo("46000");
        assertThat(stop.price()).as("at market").isEmpty();
        assertThat(stop.targetPrice()).isEmpty();
        assertOutcomes(Outcome.EXECUTED);
        plan();
        assertThat(commands).as("not before the venue has answered").isEmpty();
        answer(stop, OrderReport.Status.OPEN, "0");
        assertQuiet();
        assertThat(state.hasUnresolvedIntents()).isTrue();
        assertThat(state.isAmbiguous()).isFalse();
    }

    @Test
    void aFeeInTheBaseAssetLeavesTheStopForWhatIsLeftOfItAtThePaidPrice() {
        stops = Map.of("eth", ProtectionTerms.stop(STOP));
        signal("eth", TargetState.LONG, 1);
        plan();
        Intent open = orders.get(0);
        BigDecimal fee = open.quantity().multiply(new BigDecimal("0.001"));
        Fill fill = new Fill("f", NOW, new BigDecimal("2500"), open.quantity(), fee, "ETH");
        state = FillBooking.apply(
                state,
                open.clientId(),
                List.of(report(open, open.quantity().toPlainString())),
                List.of(fill),
                STRATEGIES.get(1),
                BigDecimal.ONE);
        plan();
        assertThat(orders.get(0).quantity())
                .isEqualByComparingTo(
                        PortfolioRun.FILTERS.floorQuantity(open.quantity().subtract(fee)));
        assertThat(orders.get(0).stopPrice().orElseThrow()).isEqualByComparingTo("2300");
    }

    @Test
    void whereNoStopIsAtMarketItHasALimitBeyondItsTrigger() {
        support = new OrderSupport(EnumSet.of(OrderKind.STOP_LIMIT, OrderKind.MARKET), false, false);
        plan();
        assertThat(orders.get(0).stopPrice().orElseThrow()).isEqualByComparingTo("46000");
        assertThat(orders.get(0).price().orElseThrow()).isEqualByComparingTo("45770");
    }

    @Test
    void aCloseCancelsTheStopWaitsForItAndSellsWhatItHasLeft() {
        protect();
        signal("btc", TargetState.FLAT, 1);
        plan();
        Intent stop = cancelled();
        assertThat(orders).as("nothing is sold while the stop may fill").isEmpty();
        plan();
        assertThat(cancelled()).as("a cancel that was lost is sent again").isEqualTo(stop);
        answer(stop, OrderReport.Status.ENDED, "0");
        plan();
        assertThat(commands).as("how much it has filled is not known yet").isEmpty();
        answer(stop, OrderReport.Status.CANCELLED, "0.03");
        plan();
        assertThat(orders.get(0).clientId()).startsWith("c");
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.06");
        fill("0.06");
        plan();
        assertQuiet();
        assertOutcomes(Outcome.EXECUTED, Outcome.EXECUTED);
        assertThat(state.intents()).isEmpty();
        ClosedTrade trade = state.trades().get(0);
        assertThat(trade.exit().quantity()).isEqualByComparingTo("0.09");
        assertThat(trade.reason()).as("the first of its fills says why").isEqualTo(ExitReason.STOP);
    }

    @Test
    void dustThatAStopMayStillSellStaysInTheBooksUntilTheStopHasEnded() {
        protect();
        Intent stop = orders.get(0);
        answer(stop, OrderReport.Status.OPEN, "0.0899");
        prices.put("btc", new BigDecimal("46000"));
        signal("btc", TargetState.FLAT, 1);
        plan();
        assertThat(cancelled().clientId()).isEqualTo(stop.clientId());
        assertThat(state.books().holdings().get("btc").quantity()).isEqualByComparingTo("0.0001");
        answer(stop, OrderReport.Status.CANCELLED, "0.0899");
        plan();
        assertThat(state.books().holdings()).as("nothing can fill any more").isEmpty();
        assertThat(state.trades().get(0).exit().quantity()).isEqualByComparingTo("0.0899");
    }

    @Test
    void aStopThatFillsEndsTheStrategyFlatAndALaterEqualSignalEntersAgain() {
        protect();
        answer(orders.get(0), OrderReport.Status.FILLED, "0.09");
        ClosedTrade trade = state.trades().get(0);
        assertThat(trade.reason()).isEqualTo(ExitReason.STOP);
        assertThat(trade.profit()).isEqualByComparingTo("-360");
        assertThat(trade.protection()).contains(ProtectionTerms.stop(STOP));
        plan();
        assertThat(commands).isEmpty();
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
        assertThat(state.strategy("btc").trade()).isEmpty();
        assertQuiet();
        signal("btc", TargetState.LONG, 1);
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.ENTRY);
    }

    @Test
    void aStopThatFillsInPartStillCoversTheRest() {
        protect();
        answer(orders.get(0), OrderReport.Status.OPEN, "0.04");
        assertThat(state.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo("0.05");
        plan();
        assertThat(commands).isEmpty();
    }

    @Test
    void aStopThatTheVenueEndedInPartIsReplacedForWhatIsLeft() {
        protect();
        answer(orders.get(0), OrderReport.Status.CANCELLED, "0.04");
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.05");
        assertThat(orders.get(0).stopPrice().orElseThrow()).isEqualByComparingTo("46000");
        assertThat(orders.get(0).clientId()).contains("-3-");
    }

    @Test
    void aStopForMoreThanIsHeldIsCancelledAndReplaced() {
        protect();
        Intent stop = orders.get(0);
        DriftBooking drift = DriftBooking.of(
                state, state.books().cash(), Map.of("btc", new BigDecimal("0.05")), BigDecimal.TEN, NOW);
        assertThat(drift.differences()).hasSize(1);
        state = drift.state();
        plan();
        assertThat(cancelled()).isEqualTo(stop);
        answer(stop, OrderReport.Status.CANCELLED, "0");
        plan();
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.05");
        rest();
        assertQuiet();
        assertThat(state.strategy("btc").protection().cancelRequests()).isZero();
    }

    @Test
    void aHoldingThatIsGoneTakesItsStopWithIt() {
        protect();
        DriftBooking drift = DriftBooking.of(state, state.books().cash(), Map.of(), BigDecimal.TEN, NOW);
        state = drift.state();
        assertThat(state.trades().get(0).reason()).isEqualTo(ExitReason.EXTERNAL);
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
        plan();
        answer(cancelled(), OrderReport.Status.CANCELLED, "0");
        plan();
        assertQuiet();
        assertThat(state.intents()).isEmpty();
    }

    @Test
    void aTrimCancelsTheStopFirstAndTheRestIsProtectedAfterTheEntry() {
        state = state.withBooks(state.books().transferred(new BigDecimal("-5400")));
        protect();
        Intent stop = orders.get(0);
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(cancelled()).isEqualTo(stop);
        assertThat(state.trimmed()).isFalse();
        answer(stop, OrderReport.Status.CANCELLED, "0");
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("t");
        BigDecimal trimmed = orders.get(0).quantity();
        fill(trimmed.toPlainString());
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.ENTRY, Intent.Kind.PROTECTION);
        assertThat(orders.get(1).quantity()).isEqualByComparingTo(new BigDecimal("0.09").subtract(trimmed));
        assertThat(orders.get(1).stopPrice().orElseThrow()).isEqualByComparingTo("46000");
        assertThat(state.trades()).isEmpty();
        assertThat(state.strategy("btc").trade().orElseThrow().reason()).isEmpty();
    }

    @Test
    void aTrimWhoseEntryIsNoLongerWantedLeavesTheRestProtected() {
        state = state.withBooks(state.books().transferred(new BigDecimal("-5400")));
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders.get(0).clientId()).startsWith("t");
        signal("eth", TargetState.FLAT, 2);
        fill("0.01");
        plan();
        assertThat(orders).extracting(Intent::kind).containsExactly(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.08");
    }

    @Test
    void aHaltCancelsTheStopAndSells() {
        protect();
        state = Halt.apply(state, "too hot", NOW / 60_000);
        plan();
        answer(cancelled(), OrderReport.Status.CANCELLED, "0");
        plan();
        assertThat(orders.get(0).clientId()).startsWith("c");
        fill("0.09");
        assertThat(state.trades().get(0).reason()).isEqualTo(ExitReason.HALT);
    }

    @Test
    void aPriceAtTheStopBeforeItRestsClosesAtOnce() {
        prices.put("btc", new BigDecimal("46000"));
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.EXIT);
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
        fill("0.09");
        assertThat(state.trades().get(0).reason()).isEqualTo(ExitReason.STOP);
    }

    @Test
    void aPriceAboveTheStopPlacesIt() {
        prices.put("btc", new BigDecimal("46000.01"));
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
    }

    @Test
    void aTriggeredStopThatDoesNotFillIsReplacedByAClose() {
        support = new OrderSupport(EnumSet.of(OrderKind.STOP_LIMIT, OrderKind.MARKET), false, false);
        protect();
        Intent stop = orders.get(0);
        state = FillBooking.apply(
                state,
                stop.clientId(),
                List.of(stopReport(stop, OrderReport.Status.OPEN, "0", true)),
                List.of(),
                STRATEGIES.get(0),
                BigDecimal.ONE);
        now = NOW + TIMEOUT - 1;
        plan();
        assertThat(commands).isEmpty();
        now = NOW + TIMEOUT;
        plan();
        answer(cancelled(), OrderReport.Status.CANCELLED, "0");
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.EXIT);
        fill("0.09");
        assertThat(state.trades().get(0).reason()).isEqualTo(ExitReason.STOP);
    }

    @Test
    void aStopThatTheVenueRefusesTwiceClosesThePosition() {
        plan();
        refuse();
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
        refuse();
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.EXIT);
        fill("0.09");
        assertThat(state.trades().get(0).reason()).isEqualTo(ExitReason.HALT);
    }

    @Test
    void aStopThatNeverArrivedIsSentAgainUnderAnotherName() {
        plan();
        state = FillBooking.withStatus(state, orders.get(0).clientId(), Intent.Status.LAPSED);
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).clientId()).contains("-3-");
    }

    @Test
    void anEntryWhoseStopWouldBeBelowTheMinimumIsNotOpened() {
        stops = Map.of("eth", ProtectionTerms.stop(new BigDecimal("0.9")));
        // 39.20 may be spent; at the stop, a tenth of the price, what it buys is worth less than the venue's minimum of
        // 5.
        state = state.withBooks(dev.scalpel.portfolio.allocation.Books.ofCash(new BigDecimal("40")));
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.outbox().get(1).outcome()).isEqualTo(Outcome.BELOW_MINIMUM);
        assertThat(state.outbox().get(1).detail()).contains("its stop");
    }

    @Test
    void aTargetRestsInOneListWithTheStopWhereTheVenueHasLists() {
        support = new OrderSupport(EnumSet.allOf(OrderKind.class), true, false);
        stops = Map.of("btc", new ProtectionTerms(STOP, Optional.of(new BigDecimal("0.1"))));
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).targetPrice().orElseThrow()).isEqualByComparingTo("55000");
    }

    @Test
    void aTargetOfItsOwnFollowsTheStopAndGoesFirst() {
        protectWithTarget();
        Intent target = orders.get(0);
        Intent stop = state.intents().get(0);
        signal("btc", TargetState.FLAT, 1);
        plan();
        assertThat(commands).extracting(PortfolioCommand::intent).containsExactly(target, stop);
        assertThat(commands).allMatch(PortfolioCommand.Cancel.class::isInstance);
    }

    @Test
    void aTargetThatFillsTakesTheStopWithItAndEndsTheStrategyFlat() {
        protectWithTarget();
        Intent stop = state.intents().get(0);
        answerTarget(orders.get(0), OrderReport.Status.FILLED, "0.09");
        assertThat(state.trades().get(0).reason()).isEqualTo(ExitReason.TARGET);
        plan();
        assertThat(cancelled()).isEqualTo(stop);
        answer(stop, OrderReport.Status.CANCELLED, "0");
        plan();
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
        assertThat(state.intents()).isEmpty();
        assertQuiet();
    }

    @Test
    void aTargetIsWatchedWhereItCannotRest() {
        stops = Map.of("btc", new ProtectionTerms(STOP, Optional.of(new BigDecimal("0.1"))));
        protect();
        prices.put("btc", new BigDecimal("54999.99"));
        plan();
        assertThat(commands).isEmpty();
        prices.put("btc", new BigDecimal("55000"));
        plan();
        answer(cancelled(), OrderReport.Status.CANCELLED, "0");
        plan();
        fill("0.09");
        assertThat(state.trades().get(0).reason()).isEqualTo(ExitReason.TARGET);
    }

    @Test
    void aStopThatIsNoLongerSetIsCancelled() {
        protect();
        stops = Map.of();
        plan();
        answer(cancelled(), OrderReport.Status.CANCELLED, "0");
        plan();
        assertQuiet();
        assertThat(state.intents()).isEmpty();
    }

    @Test
    void aShortPositionIsProtectedFromAbove() {
        stops = Map.of("eth", new ProtectionTerms(STOP, Optional.of(new BigDecimal("0.1"))));
        signal("eth", TargetState.SHORT, 1);
        plan();
        fill(orders.get(0).quantity().toPlainString());
        support = new OrderSupport(EnumSet.of(OrderKind.STOP_LIMIT), true, false);
        plan();
        Intent stop = orders.get(0);
        assertThat(stop.side()).isEqualTo(OrderSide.BUY);
        assertThat(stop.stopPrice().orElseThrow()).isEqualByComparingTo("2700");
        assertThat(stop.price().orElseThrow()).isEqualByComparingTo("2713.5");
        assertThat(stop.targetPrice().orElseThrow()).isEqualByComparingTo("2250");
        prices.put("eth", new BigDecimal("2700"));
        state = FillBooking.withStatus(state, stop.clientId(), Intent.Status.LAPSED);
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.EXIT);
    }

    @Test
    void whereThereAreNoMarketOrdersTheLastCloseHasAFarLimit() {
        support = new OrderSupport(EnumSet.of(OrderKind.STOP_MARKET), false, false);
        stops = Map.of();
        signal("btc", TargetState.FLAT, 1);
        for (int attempt = 1; attempt <= 4; attempt++) {
            plan();
            assertThat(orders.get(0).price()).as("attempt %s", attempt).isPresent();
            fill("0");
        }
    }

    @Test
    void distancesAndTimesAreChecked() {
        assertThatThrownBy(() -> ProtectionTerms.stop(BigDecimal.ONE)).hasMessage("stopLoss must lie in (0, 1): 1");
        assertThatThrownBy(() -> ProtectionTerms.stop(BigDecimal.ZERO)).hasMessage("stopLoss must lie in (0, 1): 0");
        assertThatThrownBy(() -> new ProtectionTerms(STOP, Optional.of(BigDecimal.ZERO)))
                .hasMessage("takeProfit must be > 0: 0");
        assertThatThrownBy(() -> new ProtectionRules(Map.of(), BigDecimal.ONE.negate(), 1))
                .hasMessageContaining("stopLimitOffsetBp must be >= 0");
        assertThatThrownBy(() -> new ProtectionRules(Map.of(), BigDecimal.ONE, 0))
                .hasMessageContaining("stopTimeoutMillis >= 1");
    }

    private void protect() {
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
        rest();
    }

    private void protectWithTarget() {
        support = new OrderSupport(EnumSet.allOf(OrderKind.class), false, true);
        stops = Map.of("btc", new ProtectionTerms(STOP, Optional.of(new BigDecimal("0.1"))));
        protect();
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.TARGET);
        assertThat(orders.get(0).targetPrice().orElseThrow()).isEqualByComparingTo("55000");
        answerTarget(orders.get(0), OrderReport.Status.OPEN, "0");
        orders = List.of(state.intents().get(1));
        assertQuiet();
    }

    /** The venue has acknowledged the stop. */
    private void rest() {
        answer(orders.get(0), OrderReport.Status.OPEN, "0");
        orders = List.of(state.intents().get(state.intents().size() - 1));
    }

    private void refuse() {
        state = FillBooking.withStatus(state, orders.get(0).clientId(), Intent.Status.REJECTED);
    }

    private Intent cancelled() {
        assertThat(commands).hasSize(1);
        assertThat(commands.get(0)).isInstanceOf(PortfolioCommand.Cancel.class);
        PortfolioCommand.Cancel cancel = (PortfolioCommand.Cancel) commands.get(0);
        assertThat(cancel.order().clientId())
                .isEqualTo(ClientIds.stop(cancel.intent().clientId()));
        return cancel.intent();
    }

    private void answerTarget(Intent target, OrderReport.Status status, String filled) {
        OrderReport report = stopReport(target, status, filled, false);
        OrderReport own = new OrderReport(
                ClientIds.target(target.clientId()),
                "v2",
                Optional.empty(),
                target.side(),
                status,
                target.quantity(),
                report.filledQuantity(),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                true,
                NOW);
        reported(target, own, target.targetPrice().orElseThrow(), filled);
    }

    private void assertQuiet() {
        assertThat(RoundPlanner.next(state, terms(), markets(), now)).isEqualTo(new RoundStep(state, List.of()));
    }
}

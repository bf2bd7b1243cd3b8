package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.DEADLINE;
import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.SENT;
import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.entering;
import static dev.scalpel.execution.transition.TradeFixture.exit;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.flat;
import static dev.scalpel.execution.transition.TradeFixture.holding;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.order;
import static dev.scalpel.execution.transition.TradeFixture.protection;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static dev.scalpel.execution.transition.TradeFixture.stop;
import static dev.scalpel.execution.transition.TradeFixture.target;
import static dev.scalpel.execution.transition.TradeFixture.touched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.OrderKind;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The next action, and why a position is not covered. */
class PositionTransitionsTest {

    private long now = NOW;
    private String bid = "101";
    private boolean halted;
    private boolean orderLists = true;
    private boolean closesMayOpen;
    private String maxQuantity = "9000";
    private Set<OrderKind> kinds = EnumSet.allOf(OrderKind.class);

    // Resting entries.

    @ParameterizedTest
    @CsvSource({"19999, false", "20000, true"})
    void aRestingEntryIsCancelledAfterItsTimeout(long age, boolean cancelled) {
        OrderReport order = order(ENTRY, OrderReport.Status.OPEN, "1", "0");
        now = SENT + age;
        assertThat(next(entering(entryWith(order))).action())
                .isEqualTo(cancelled ? Optional.of(new VenueAction.Cancel(order)) : Optional.empty());
    }

    @Test
    void aPartlyFilledEntryIsCancelledAtOnce() {
        OrderReport order = order(ENTRY, OrderReport.Status.OPEN, "1", "0.4");
        now = SENT;
        assertThat(next(entering(entryWith(order, fill("b1", FILLED, "100", "0.4", "0", "USDT"))))
                        .action())
                .contains(new VenueAction.Cancel(order));
    }

    @Test
    void aHaltCancelsARestingEntry() {
        OrderReport order = order(ENTRY, OrderReport.Status.OPEN, "1", "0");
        now = SENT;
        halted = true;
        assertThat(next(entering(entryWith(order))).action()).contains(new VenueAction.Cancel(order));
    }

    @Test
    void aPauseCancelsARestingEntryAndLeavesAPositionWithItsStop() {
        OrderReport order = order(ENTRY, OrderReport.Status.OPEN, "1", "0");
        now = SENT;
        SymbolContext running = TradeFixture.context(false, BarSeries.empty());
        SymbolContext paused = new SymbolContext(
                running.instrument(),
                running.state(),
                running.market(),
                running.champion(),
                new InvocationContext(
                        running.invocation().now(),
                        "test",
                        Optional.of(AccountDocument.initial("test").pause("test", "news", 1))));
        PositionTransitions transitions = new PositionTransitions(TradeFixture.config());
        assertThat(transitions
                        .next(entering(entryWith(order)), running, snapshot())
                        .action())
                .isEmpty();
        assertThat(transitions
                        .next(entering(entryWith(order)), paused, snapshot())
                        .action())
                .contains(new VenueAction.Cancel(order));
        SidedTrade trade = new SidedTrade(PositionSide.LONG);
        VenueBooks held = trade.holding(trade.resting("1"));
        assertThat(transitions.next(held, paused, snapshot()).action())
                .isEqualTo(transitions.next(held, running, snapshot()).action());
    }

    @Test
    void anEntryOfUnknownOutcomeIsWaitedFor() {
        now = SENT + 60_000;
        assertThat(next(entering(TradeFixture.entry(Intent.Status.UNKNOWN))).action())
                .isEmpty();
    }

    @Test
    void withoutAPositionThereIsNothingToDo() {
        assertThat(next(flat()).action()).isEmpty();
        assertThat(problem(flat())).isEmpty();
    }

    // Unprotected positions.

    @Test
    void aPositionGetsAMarketStopAndATargetForEverythingHeld() {
        VenueBooks books = holding();
        Transition planned = next(books);
        Intent sent = sent(planned);
        assertThat(sent.clientId()).isEqualTo(ClientOrderIds.protection(ETH, BAR, 1));
        assertThat(sent.kind()).isEqualTo(Kind.PROTECTION);
        assertThat(sent.status()).isEqualTo(Intent.Status.CLAIMED);
        assertThat(sent.quantity()).isEqualByComparingTo("1");
        assertThat(sent.price()).isEmpty();
        assertThat(sent.stopPrice()).hasValueSatisfying(price -> equal(price, "98"));
        assertThat(sent.targetPrice()).hasValueSatisfying(price -> equal(price, "104"));
        assertThat(sent.signedTimestamp()).isEqualTo(NOW);
        assertThat(sent.validUntil()).isEqualTo(NOW + TradeFixture.WINDOW);
        assertThat(sent.idempotency()).isEqualTo(IdempotencyPolicy.REQUEST_WINDOW);
        assertThat(sent.strategy()).isEqualTo(StrategyId.MODEL);
        assertThat(planned.books().intents()).contains(sent);
    }

    @Test
    void aPositionBySignalIsProtectedAtItsOwnLevelsForItsStrategy() {
        VenueBooks before = holding();
        OpenPosition open = before.position().orElseThrow();
        EntryBasis basis = new EntryBasis.BySignal(
                "trend", "9f8e", new EntryBasis.Distances(PositionSide.LONG, 0.03, 0.08, 480, 0));
        VenueBooks books = before.withPosition(Optional.of(new OpenPosition(
                Position.enter(
                        basis, BAR, BAR + Minutes.MILLIS, 100, open.position().quantity()),
                open.tradeId(),
                Optional.empty(),
                open.intendedPrice(),
                open.intendedQuantity(),
                open.entryFills(),
                open.entryLatencyMillis(),
                Double.NaN,
                Double.NaN)));
        Intent sent = sent(next(books));
        assertThat(sent.stopPrice()).hasValueSatisfying(price -> equal(price, "97"));
        assertThat(sent.targetPrice()).hasValueSatisfying(price -> equal(price, "108"));
        assertThat(sent.strategy()).isEqualTo(new StrategyId("trend", Origin.SIGNAL));
    }

    @Test
    void withoutMarketStopsTheLimitIsThirtyBasisPointsLower() {
        kinds = EnumSet.of(OrderKind.STOP_LIMIT);
        // 98 - 0.294 is 97.706: the tick below it.
        assertThat(sent(next(holding())).price()).hasValueSatisfying(price -> equal(price, "97.70"));
    }

    @Test
    void withoutOrderListsTheStopRestsAlone() {
        orderLists = false;
        assertThat(sent(next(holding())).targetPrice()).isEmpty();
    }

    @Test
    void aProtectionThatNeverArrivedGetsTheNextAttempt() {
        Intent sent = sent(next(holding(protection(1, Intent.Status.LAPSED))));
        assertThat(sent.attempt()).isEqualTo(2);
        assertThat(sent.clientId()).isEqualTo(ClientOrderIds.protection(ETH, BAR, 2));
    }

    @Test
    void aPositionTooSmallForAStopIsSoldAtOnce() {
        // 0.05 at 98 is 4.90 USDT, below the minimum of 5.
        VenueBooks books = holding(bought(fill("b1", FILLED, "100", "0.05", "0", "USDT")));
        Transition planned = next(books);
        Intent sent = sent(planned);
        assertThat(sent.kind()).isEqualTo(Kind.EXIT);
        assertThat(sent.quantity()).isEqualByComparingTo("0.05");
        assertThat(sent.price()).isEmpty();
        assertThat(sent.strategy()).isEqualTo(StrategyId.MODEL);
        assertThat(planned.books().execution().exitPlan()).contains(new ExitPlan(ExitReason.HALT, number("101"), BAR));
        assertThat(planned.books().intents()).contains(sent);
    }

    @Test
    void aPositionAboveTheMaximumOrderIsProtectedAsFarAsTheVenueAllows() {
        maxQuantity = "0.7";
        assertThat(sent(next(holding())).quantity()).isEqualByComparingTo("0.7");
    }

    @Test
    void aStopOfTheMaximumSizeIsNotReplacedAndTheRestIsReported() {
        maxQuantity = "0.7";
        VenueBooks books = holding(resting(1, "0.7"));
        Transition planned = next(books);
        assertThat(planned.action()).isEmpty();
        assertThat(problem(planned.books()))
                .contains("no stop rests for all of 1.000 ETH of ETH/USDT: the venue accepts orders of 0.7 at most");
    }

    // Protected positions.

    @Test
    void aCoveredPositionNeedsNoAction() {
        assertThat(next(holding(resting(1))).action()).isEmpty();
        assertThat(problem(holding(resting(1)))).isEmpty();
    }

    @Test
    void aRemainderBelowTheStepNeedsNoStop() {
        VenueBooks books = holding(bought(fill("b1", FILLED, "100", "1", "0.0004", "ETH")), resting(1, "0.999"));
        Transition planned = next(books);
        assertThat(planned.action()).isEmpty();
        assertThat(problem(planned.books())).isEmpty();
    }

    @Test
    void aStopForLessThanIsHeldIsCancelledToBeReplaced() {
        VenueBooks books = holding(resting(1, "0.998"));
        assertThat(next(books).action())
                .contains(new VenueAction.Cancel(stop(1, OrderReport.Status.OPEN, "0.998", "0")));
    }

    @Test
    void aStopDoesNotCoverWhatItHasSold() {
        Intent half = protection(
                stop(1, OrderReport.Status.OPEN, "1", "0.5"),
                target(1, OrderReport.Status.OPEN, "1", "0"),
                fill("s1", NOW, "98", "0.5", "0", "USDT"));
        assertThat(next(holding(half)).action()).isEmpty();
    }

    @Test
    void missingCoinsNeedNoStop() {
        VenueBooks books = holding(resting(1, "0.6"));
        books = books.withExecution(
                books.execution().withAccountAudit(AccountAuditState.NONE.withMissingQuantity(number("0.4"))));
        assertThat(next(books).action()).isEmpty();
    }

    @Test
    void aTargetWithoutItsStopIsCancelledAndTheRestProtectedAgain() {
        OrderReport alone = target(1, OrderReport.Status.OPEN, "1", "0.02");
        Fill part = fill("s1", NOW, "104", "0.02", "0", "USDT");
        VenueBooks books = holding(protection(stop(1, OrderReport.Status.CANCELLED, "1", "0"), alone, part));
        Transition planned = next(books);
        assertThat(planned.action()).contains(new VenueAction.Cancel(alone));
        assertThat(problem(planned.books()))
                .hasValueSatisfying(words -> assertThat(words)
                        .isEqualTo("no stop rests for 0.980 ETH of ETH/USDT: the venue has not responded yet;"
                                + " the next minute continues"));

        VenueBooks after = holding(protection(
                stop(1, OrderReport.Status.CANCELLED, "1", "0"),
                target(1, OrderReport.Status.CANCELLED, "1", "0.02"),
                part));
        Intent anew = sent(next(after));
        assertThat(anew.attempt()).isEqualTo(2);
        assertThat(anew.quantity()).isEqualByComparingTo("0.98");
    }

    // Intents in doubt.

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED", "UNKNOWN", "REFUSED"})
    void whileAProtectionMayStillArriveNothingElseIsSent(Intent.Status status) {
        now = DEADLINE;
        VenueBooks books = holding(protection(1, status));
        Transition planned = next(books);
        assertThat(planned.action()).isEmpty();
        assertThat(planned.books().execution().exitPlan()).isEmpty();
        assertThat(problem(planned.books())).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED", "UNKNOWN", "REFUSED"})
    void whileAnExitMayStillArriveNothingElseIsSent(Intent.Status status) {
        now = DEADLINE;
        VenueBooks books = holding(exit(1, status, NOW));
        Transition planned = next(books);
        assertThat(planned.action()).isEmpty();
        assertThat(problem(planned.books())).isEmpty();
    }

    // Exits.

    @Test
    void beforeAnExitTheStopIsCancelled() {
        now = DEADLINE;
        VenueBooks books = holding(resting(1));
        Transition planned = next(books);
        assertThat(planned.action()).contains(new VenueAction.Cancel(stop(1, OrderReport.Status.OPEN, "1", "0")));
        assertThat(planned.books().execution().exitPlan())
                .contains(new ExitPlan(ExitReason.TIME_LIMIT, number("101"), BAR));
    }

    @Test
    void afterTheCancellationThePositionIsSoldAtTheMarket() {
        now = DEADLINE;
        Intent sent = sent(next(holding(cancelled())));
        assertThat(sent.kind()).isEqualTo(Kind.EXIT);
        assertThat(sent.clientId()).isEqualTo(ClientOrderIds.exit(ETH, BAR, 1));
        assertThat(sent.quantity()).isEqualByComparingTo("1");
        assertThat(sent.price()).isEmpty();
        assertThat(sent.decisionBar()).isEqualTo(BAR);
    }

    @Test
    void withoutMarketOrdersAnExitIsALimitTenIncrementsBelowTheBid() {
        kinds = EnumSet.of(OrderKind.LIMIT, OrderKind.STOP_LIMIT);
        now = DEADLINE;
        Intent sent = sent(next(holding(cancelled())));
        assertThat(sent.kind()).isEqualTo(Kind.EXIT);
        // 101 - 0.303 is 100.697: the tick above it.
        assertThat(sent.price()).hasValueSatisfying(price -> equal(price, "100.70"));
    }

    @Test
    void theFirstExitPlanIsKept() {
        VenueBooks books = leaving(holding(cancelled()));
        Transition planned = next(books);
        assertThat(sent(planned).kind()).isEqualTo(Kind.EXIT);
        assertThat(planned.books().execution().exitPlan()).map(ExitPlan::reason).contains(ExitReason.STOP);
    }

    @Test
    void carriedDustIsSoldWithThePosition() {
        VenueBooks books = leaving(holding(bought(fill("b1", FILLED, "100", "1", "0.0004", "ETH")), cancelled()));
        books = books.withExecution(books.execution().withDust(number("0.0005")));
        // 0.9996 and 0.0005 are 1.0001.
        assertThat(sent(next(books)).quantity()).isEqualByComparingTo("1");
    }

    @Test
    void missingCoinsAreNotSold() {
        VenueBooks books = leaving(holding(cancelled()));
        books = books.withExecution(
                books.execution().withAccountAudit(AccountAuditState.NONE.withMissingQuantity(number("0.4"))));
        assertThat(sent(next(books)).quantity()).isEqualByComparingTo("0.6");
    }

    @Test
    void nothingIsSoldWhenNothingIsLeft() {
        VenueBooks books = leaving(holding(cancelled()));
        books = books.withExecution(
                books.execution().withAccountAudit(AccountAuditState.NONE.withMissingQuantity(number("1"))));
        assertThat(next(books).action()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NONE, false", "SELL, true", "WRITE_OFF, false"})
    void theOperatorMayRequestASale(CloseRequest closing, boolean leaves) {
        VenueBooks books = holding(resting(1));
        books = books.withExecution(books.execution().withCloseRequest(closing));
        Transition planned = next(books);
        assertThat(planned.action().isPresent()).isEqualTo(leaves);
        assertThat(planned.books().execution().exitPlan().map(ExitPlan::reason))
                .isEqualTo(leaves ? Optional.of(ExitReason.HALT) : Optional.empty());
    }

    @Test
    void theSecondRefusedProtectionClosesThePosition() {
        VenueBooks books = holding(protection(1, Intent.Status.REJECTED), protection(2, Intent.Status.REJECTED));
        Transition planned = next(books);
        assertThat(sent(planned).kind()).isEqualTo(Kind.EXIT);
        assertThat(planned.books().execution().exitPlan()).map(ExitPlan::reason).contains(ExitReason.HALT);
    }

    // Markets that take no orders.

    @Test
    void aClosedMarketGetsNoOrdersAndTheExitPlanIsKept() {
        now = DEADLINE;
        VenueBooks books = closedMarket(holding(resting(1)));
        Transition planned = next(books);
        assertThat(planned.action()).isEmpty();
        assertThat(planned.books().execution().exitPlan()).map(ExitPlan::reason).contains(ExitReason.TIME_LIMIT);
        assertThat(problem(planned.books()))
                .contains("the position in ETH/USDT is not closed: its market has taken no orders since"
                        + " 2026-06-01T00:01:01Z; retried every minute");
    }

    @Test
    void aCoveredPositionInAClosedMarketIsNoProblem() {
        VenueBooks books = closedMarket(holding(resting(1)));
        Transition planned = next(books);
        assertThat(planned.action()).isEmpty();
        assertThat(problem(planned.books())).isEmpty();
    }

    @Test
    void aStopStillCoversAPositionThatIsBeingClosed() {
        assertThat(problem(leaving(holding(resting(1))))).isEmpty();
    }

    @Test
    void anUncoveredPositionInAClosedMarketIsReported() {
        VenueBooks books = closedMarket(holding());
        Transition planned = next(books);
        assertThat(planned.action()).isEmpty();
        assertThat(problem(planned.books()))
                .contains("no stop rests for 1.000 ETH of ETH/USDT: its market has taken no orders since"
                        + " 2026-06-01T00:01:01Z; retried every minute");
    }

    @Test
    void aTriggeredStopIsAnExitUnderWay() {
        Intent triggered = protection(
                touched(stop(1, OrderReport.Status.OPEN, "0.5", "0"), NOW),
                target(1, OrderReport.Status.CANCELLED, "1", "0"));
        assertThat(problem(holding(triggered))).isEmpty();
    }

    // Refused exits.

    /** At once, then after 20 s, 40 s, … ten minutes at most. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 20", "3, 40", "4, 80", "5, 160", "6, 320", "7, 600", "8, 600", "29, 600"})
    void refusedExitsBackOff(int refused, long seconds) {
        VenueBooks books = refused(refused);
        now = NOW + seconds * 1_000 - 1;
        assertThat(next(books).action()).isEmpty();
        now = NOW + seconds * 1_000;
        assertThat(sent(next(books)).attempt()).isEqualTo(refused + 1);
    }

    @Test
    void afterThirtyRefusedExitsNoMoreAreSent() {
        VenueBooks books = refused(30);
        now = NOW + 86_400_000;
        Transition planned = next(books);
        assertThat(planned.action()).isEmpty();
        assertThat(problem(planned.books()))
                .contains("no stop rests for 1.000 ETH of ETH/USDT: the venue has refused 30 exits, and no more are"
                        + " sent: check the account, then resume trading");
    }

    @Test
    void betweenRefusedExitsTheNextAttemptIsReported() {
        assertThat(problem(refused(2)))
                .contains("no stop rests for 1.000 ETH of ETH/USDT: the venue has refused to sell it 2 times; the next"
                        + " attempt is at 2026-06-01T00:02:20Z");
    }

    @Test
    void theLastRefusalCounts() {
        VenueBooks books = leaving(holding(
                exit(1, Intent.Status.REJECTED, NOW), exit(2, Intent.Status.REJECTED, NOW + 1_000), cancelled()));
        books = books.withExecution(books.execution().withRefusedExits(2));
        now = NOW + 20_999;
        assertThat(next(books).action()).isEmpty();
        now = NOW + 21_000;
        assertThat(sent(next(books)).attempt()).isEqualTo(3);
    }

    @Test
    void anExitThatNeverArrivedIsNotARefusal() {
        VenueBooks books = leaving(holding(cancelled(), exit(1, Intent.Status.LAPSED, NOW + 1)));
        Transition planned = next(books);
        assertThat(sent(planned).attempt()).isEqualTo(2);
    }

    /** Ten minutes are how long look-ups may lag behind. */
    @ParameterizedTest
    @CsvSource({"false, 0, true", "true, 0, false", "true, 599999, false", "true, 600000, true"})
    void anExitThatMayHaveBeenExecutedIsWaitedForWhereTheNextWouldOpen(boolean mayOpen, long later, boolean sent) {
        Intent lost = exit(1, Intent.Status.LAPSED, NOW + 1);
        closesMayOpen = mayOpen;
        now = lost.validUntil() + later;
        assertThat(next(leaving(holding(cancelled(), lost))).action().isPresent())
                .isEqualTo(sent);
    }

    private VenueBooks refused(int times) {
        VenueBooks books = leaving(holding(cancelled(), exit(times, Intent.Status.REJECTED, NOW)));
        return books.withExecution(books.execution().withRefusedExits(times));
    }

    private static VenueBooks leaving(VenueBooks books) {
        return books.withExecution(books.execution().exiting(new ExitPlan(ExitReason.STOP, number("98"), BAR)));
    }

    private static VenueBooks closedMarket(VenueBooks books) {
        return books.withExecution(books.execution()
                .withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.CLOSED, FILLED, FILLED))));
    }

    private static Intent cancelled() {
        return protection(
                stop(1, OrderReport.Status.CANCELLED, "1", "0"), target(1, OrderReport.Status.CANCELLED, "1", "0"));
    }

    private static Intent entryWith(OrderReport order, Fill... fills) {
        return TradeFixture.entry(Intent.Status.CLAIMED).withReports(List.of(order), List.of(fills));
    }

    private Transition next(VenueBooks books) {
        return new PositionTransitions(TradeFixture.config())
                .next(books, TradeFixture.context(halted, BarSeries.empty()), snapshot());
    }

    private Optional<String> problem(VenueBooks books) {
        return PositionProblems.problem(books, snapshot());
    }

    private VenueSnapshot snapshot() {
        return TradeFixture.facts(now, bid, orderLists, kinds, maxQuantity).withClosesThatMayOpen(closesMayOpen);
    }

    private static Intent sent(Transition planned) {
        Optional<VenueAction> action = planned.action();
        assertThat(action).containsInstanceOf(VenueAction.Send.class);
        return ((VenueAction.Send) action.orElseThrow()).intent();
    }

    private static void equal(BigDecimal price, String expected) {
        assertThat(price).isEqualByComparingTo(expected);
    }
}

package dev.scalpel.execution.venue;

import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.SENT;
import static dev.scalpel.execution.transition.TradeFixture.WINDOW;
import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.entry;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.order;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static dev.scalpel.execution.transition.TradeFixture.stop;
import static dev.scalpel.execution.transition.TradeFixture.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.transition.TradeFixture;
import dev.scalpel.execution.venue.IntentReconciler.Reconciled;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of docs/execution.md: responses, and what follows from them. */
class IntentReconcilerTest {

    private static final Fill BOUGHT = fill("b1", FILLED, "100", "1", "0", "USDT");
    /** From this time on a missing request can no longer arrive. */
    private static final long TOO_LATE = SENT + WINDOW + Intent.GRACE_MILLIS + 1;

    private final FakeVenue venue = new FakeVenue();

    // "The order, with its executions: it is known from that moment."

    @Test
    void aFoundOrderHasItsExecutions() {
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), BOUGHT);
        assertThat(reconciled(entry(Status.CLAIMED))).isEqualTo(bought());
        assertThat(venue.requested).containsExactly("open orders", "find " + ENTRY, "fills " + ENTRY);
    }

    @Test
    void anAcknowledgedOrderThatNoLookUpFindsIsUnchanged() {
        Intent open = reported(order(ENTRY, OrderReport.Status.OPEN, "1", "0"));
        venue.millis = TOO_LATE + 3_600_000;
        assertThat(reconciled(open)).isEqualTo(open);
        assertThat(venue.requested).contains("find " + ENTRY);
    }

    @Test
    void anOrderAmongTheOpenOnesNeedsNoLookUp() {
        OrderReport resting = order(ENTRY, OrderReport.Status.OPEN, "1", "0");
        venue.has(resting);
        assertThat(reconciled(reported(resting)).status()).isEqualTo(Status.OPEN);
        assertThat(venue.requested).containsExactly("open orders");
    }

    @Test
    void unlistedExecutionsKeepTheOrderOpen() {
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"));
        Intent known = reconciled(entry(Status.CLAIMED));
        assertThat(known.status()).isEqualTo(Status.OPEN);
        assertThat(known.isMissingExecutions()).isTrue();

        venue.orders.clear();
        venue.requested.clear();
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), BOUGHT);
        assertThat(reconciled(known)).isEqualTo(bought());
        // It is looked up again as well: its executed quantity may have been corrected.
        assertThat(venue.requested).containsExactly("open orders", "find " + ENTRY, "fills " + ENTRY);
    }

    @Test
    void anOrderThatFilledInPartAndRestsIsReportedWithItsExecutions() {
        venue.has(order(ENTRY, OrderReport.Status.OPEN, "1", "0.4"), fill("b1", FILLED, "100", "0.4", "0", "USDT"));
        Intent known = reconciled(reported(order(ENTRY, OrderReport.Status.OPEN, "1", "0")));
        assertThat(known.status()).isEqualTo(Status.OPEN);
        assertThat(known.filledQuantity()).isEqualByComparingTo("0.4");
        assertThat(known.isMissingExecutions()).isFalse();
    }

    @Test
    void anEndedOrderIsResolvedWhenTheVenueReportsItsOutcome() {
        Intent ended = reported(order(ENTRY, OrderReport.Status.ENDED, "1", "0"));
        venue.has(order(ENTRY, OrderReport.Status.CANCELLED, "1", "0"));
        assertThat(reconciled(ended).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void anEndedOrderIsNotReopenedByALaggingLookUp() {
        Intent ended = reported(order(ENTRY, OrderReport.Status.ENDED, "1", "0"));
        venue.has(order(ENTRY, OrderReport.Status.OPEN, "1", "0"), fill("b1", FILLED, "100", "0.4", "0", "USDT"));
        Intent known = reconciled(ended);
        assertThat(known.status()).isEqualTo(Status.OPEN);
        assertThat(known.open()).isEmpty();
        assertThat(venue.requested).containsExactly("open orders", "find " + ENTRY, "fills " + ENTRY);
    }

    @Test
    void anEndedOrderIsFilledWhenItsExecutionsAddUp() {
        Intent ended = reported(order(ENTRY, OrderReport.Status.ENDED, "1", "0"));
        venue.has(order(ENTRY, OrderReport.Status.OPEN, "1", "0"), BOUGHT);
        Intent known = reconciled(ended);
        assertThat(known.status()).isEqualTo(Status.FILLED);
        assertThat(known.filledQuantity()).isEqualByComparingTo("1");
    }

    // "Nothing, an error of the server, an answer that cannot be read: unknown."

    @ParameterizedTest
    @CsvSource({"CLAIMED, -1, CLAIMED", "UNKNOWN, -1, UNKNOWN", "CLAIMED, 0, LAPSED", "UNKNOWN, 0, LAPSED"})
    void notFoundIsFinalOnlyWhenTheRequestCanNoLongerArrive(Status before, long later, Status after) {
        venue.millis = TOO_LATE + later;
        assertThat(reconciled(entry(before)).status()).isEqualTo(after);
        assertThat(venue.requested).containsExactly("open orders", "find " + ENTRY);
    }

    // "A refusal: looked up once; not found: final, and never requested about again."

    @Test
    void aRefusalConfirmedByALookUpIsFinal() {
        Intent rejected = reconciled(entry(Status.REFUSED));
        assertThat(rejected.status()).isEqualTo(Status.REJECTED);
        venue.requested.clear();
        assertThat(reconciled(rejected)).isEqualTo(rejected);
        assertThat(venue.requested).isEmpty();
    }

    @Test
    void aRefusedOrderThatTheVenueHasIsNotRejected() {
        venue.has(order(ENTRY, OrderReport.Status.OPEN, "1", "0"));
        assertThat(reconciled(entry(Status.REFUSED)).status()).isEqualTo(Status.OPEN);
        assertThat(venue.requested).containsExactly("open orders");
    }

    // Protections.

    @Test
    void aRestingStopAndTargetAreBothKnown() {
        venue.has(stop(1, OrderReport.Status.OPEN, "1", "0"));
        venue.has(target(1, OrderReport.Status.OPEN, "1", "0"));
        assertThat(reconciled(TradeFixture.protection(1, Status.UNKNOWN))).isEqualTo(resting(1));
        assertThat(venue.requested).containsExactly("open orders");
    }

    @Test
    void aLegMissingAmongOpenOrdersIsLookedUp() {
        venue.has(stop(1, OrderReport.Status.CANCELLED, "1", "0"));
        venue.has(target(1, OrderReport.Status.OPEN, "1", "0.02"), fill("s1", NOW, "104", "0.02", "0", "USDT"));
        Intent known = reconciled(resting(1));
        assertThat(known.open()).extracting(OrderReport::isStop).containsExactly(false);
        assertThat(known.filledQuantity()).isEqualByComparingTo("0.02");
        assertThat(known.status()).isEqualTo(Status.OPEN);
        // The stop has sold nothing: its executions are not read.
        assertThat(venue.requested)
                .containsExactly("open orders", "find " + known.clientId(), "fills " + known.clientId() + "-t");
    }

    @Test
    void aProtectionWithAnUnseenLegIsLookedUp() {
        Intent half = TradeFixture.protection(1, Status.CLAIMED)
                .withReports(List.of(stop(1, OrderReport.Status.CANCELLED, "1", "0")), List.of());
        venue.has(target(1, OrderReport.Status.CANCELLED, "1", "0"));
        assertThat(reconciled(half).status()).isEqualTo(Status.CANCELLED);
    }

    // Which look-ups are made.

    @ParameterizedTest
    @EnumSource(names = {"FILLED", "CANCELLED", "REJECTED", "LAPSED"})
    void resolvedIntentsAreNotLookedUp(Status resolved) {
        Intent intent = entry(resolved);
        assertThat(reconciled(intent)).isEqualTo(intent);
        assertThat(venue.requested).isEmpty();
    }

    @Test
    void aResolvedOrderThatIsOpenIsNoticed() {
        OrderReport resting = order(ENTRY, OrderReport.Status.OPEN, "1", "0");
        venue.has(resting);
        Reconciled known = new IntentReconciler(venue).reconcile(ETH, List.of(entry(Status.LAPSED)), true);
        assertThat(known.intents()).containsExactly(reported(resting));
        assertThat(known.foreign()).isEmpty();
    }

    @Test
    void openOrdersOfNoIntentAreForeign() {
        OrderReport theirs = order("web_1", OrderReport.Status.OPEN, "1", "0");
        venue.has(theirs);
        venue.has(stop(1, OrderReport.Status.OPEN, "1", "0"));
        venue.has(target(1, OrderReport.Status.OPEN, "1", "0"));
        assertThat(new IntentReconciler(venue)
                        .reconcile(ETH, List.of(resting(1)), false)
                        .foreign())
                .containsExactly(theirs);
        assertThat(new IntentReconciler(venue).reconcile(ETH, List.of(), true).foreign())
                .hasSize(3);
        assertThat(new IntentReconciler(venue).reconcile(ETH, List.of(), false).foreign())
                .isEmpty();
    }

    @Test
    void lookingUpAnUnacknowledgedIntentFindsItOrLeavesItUnchanged() {
        Intent lapsed = entry(Status.LAPSED);
        IntentReconciler reconciler = new IntentReconciler(venue);
        assertThat(reconciler.lookUp(ETH, lapsed)).isEqualTo(lapsed);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), BOUGHT);
        assertThat(reconciler.lookUp(ETH, lapsed)).isEqualTo(bought());
    }

    private Intent reconciled(Intent intent) {
        return new IntentReconciler(venue)
                .reconcile(ETH, List.of(intent), false)
                .intents()
                .get(0);
    }

    private static Intent reported(OrderReport order) {
        return entry(Status.CLAIMED).withReports(List.of(order), List.of());
    }
}

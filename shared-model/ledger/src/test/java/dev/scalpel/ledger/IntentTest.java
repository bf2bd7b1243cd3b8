package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentTest {

    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final BigDecimal ALL = BigDecimal.ONE;

    @Test
    void isOpenWhileAnyOfItsOrdersIs() {
        assertThat(status(stop(Status.CANCELLED, NONE), target(Status.OPEN, NONE)))
                .isEqualTo(Intent.Status.OPEN);
        assertThat(status(stop(Status.WAITING, NONE), target(Status.WAITING, NONE)))
                .isEqualTo(Intent.Status.OPEN);
    }

    @Test
    void isFilledIfOneOfTwoOrdersThatCancelEachOtherIs() {
        Intent filled = protection()
                .withReports(
                        List.of(stop(Status.CANCELLED, NONE), target(Status.FILLED, ALL)), List.of(fill("1", "1")));
        assertThat(filled.status()).isEqualTo(Intent.Status.FILLED);
    }

    @Test
    void otherwiseEndsLikeItsOrders() {
        assertThat(status(stop(Status.CANCELLED, NONE), target(Status.CANCELLED, NONE)))
                .isEqualTo(Intent.Status.CANCELLED);
        assertThat(status(stop(Status.REJECTED, NONE), target(Status.REJECTED, NONE)))
                .isEqualTo(Intent.Status.REJECTED);
    }

    @Test
    void isOpenWhileOneOfItsTwoOrdersWasNeverReported() {
        assertThat(status(stop(Status.CANCELLED, NONE))).isEqualTo(Intent.Status.OPEN);
    }

    @Test
    void aTargetOfItsOwnIsOneOrder() {
        Intent target = intent(Intent.Kind.TARGET, null, "12", 1);
        assertThat(target.withReports(List.of(target(Status.FILLED, ALL)), List.of(fill("1", "1")))
                        .status())
                .isEqualTo(Intent.Status.FILLED);
    }

    @Test
    void isOpenWhileExecutionsAreMissing() {
        Intent half = protection()
                .withReports(
                        List.of(stop(Status.CANCELLED, NONE), target(Status.FILLED, ALL)), List.of(fill("1", "0.4")));
        assertThat(half.status()).isEqualTo(Intent.Status.OPEN);
        assertThat(half.withReports(List.of(), List.of(fill("2", "0.6"))).status())
                .isEqualTo(Intent.Status.FILLED);
    }

    @Test
    void isOpenWhileTheResultOfAnEndedOrderIsUnknown() {
        Intent ended =
                protection().withReports(List.of(stop(Status.ENDED, NONE), target(Status.CANCELLED, NONE)), List.of());
        assertThat(ended.status()).isEqualTo(Intent.Status.OPEN);
        assertThat(ended.open()).isEmpty();
        assertThat(ended.isMissingExecutions()).isTrue();
        assertThat(ended.withReports(List.of(stop(Status.OPEN, NONE)), List.of())
                        .open())
                .isEmpty();
        assertThat(ended.withReports(List.of(stop(Status.CANCELLED, NONE)), List.of())
                        .status())
                .isEqualTo(Intent.Status.CANCELLED);
    }

    @Test
    void anExecutionThatIsReportedTwiceCountsOnce() {
        Intent twice = protection().withReports(List.of(), List.of(fill("1", "0.4"), fill("1", "0.4")));
        assertThat(twice.withReports(List.of(), List.of(fill("1", "0.4"))).filledQuantity())
                .isEqualByComparingTo("0.4");
    }

    @Test
    void withoutReportsItKeepsItsStatus() {
        assertThat(protection().withReports(List.of(), List.of()).status()).isEqualTo(Intent.Status.CLAIMED);
        assertThat(protection().acknowledged()).isFalse();
    }

    @Test
    void aReportOfAnotherOrderIsRejected() {
        Intent intent = protection();
        assertThatThrownBy(() -> intent.withReports(List.of(order("q", Status.OPEN, NONE)), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order q is not one of p");
    }

    @Test
    void executionsThatWereReportedButNotListedAreMissing() {
        Intent sold = protection().withReports(List.of(target(Status.FILLED, ALL)), List.of(fill("1", "0.4")));
        assertThat(sold.isMissingExecutions()).isTrue();
        assertThat(sold.withReports(List.of(), List.of(fill("2", "0.6"))).isMissingExecutions())
                .isFalse();
        assertThat(protection().isMissingExecutions()).isFalse();
    }

    @Test
    void onlyOrdersThatMayStillFillAreOpen() {
        Intent half =
                protection().withReports(List.of(stop(Status.CANCELLED, NONE), target(Status.OPEN, NONE)), List.of());
        assertThat(half.open()).containsExactly(target(Status.OPEN, NONE));
    }

    /** Signed at 10,000 with a window of 5,000: the venue rejects it after that, and one more second is added. */
    @Test
    void notFoundIsFinalASecondAfterTheVenueWouldRejectTheRequest() {
        assertThat(protection().notFoundIsFinal(16_000)).isFalse();
        assertThat(protection().notFoundIsFinal(16_001)).isTrue();
    }

    @Test
    void onlyALapsedOrderMayTurnUpForTenMinutes() {
        Intent lapsed = protection().withStatus(Intent.Status.LAPSED);
        long givenUp = lapsed.validUntil();
        long end = givenUp + 600_000;
        assertThat(lapsed.mayTurnUp(givenUp)).isTrue();
        assertThat(lapsed.mayTurnUp(end - 1)).isTrue();
        assertThat(lapsed.mayTurnUp(end)).isFalse();
        assertThat(protection().withStatus(Intent.Status.REJECTED).mayTurnUp(givenUp))
                .isFalse();
    }

    @Test
    void aLostOrderIsKeptForADay() {
        long day = 86_400_000;
        assertThat(Intent.isKept(1_000, 1_000 + day)).isTrue();
        assertThat(Intent.isKept(1_000, 1_001 + day)).isFalse();
    }

    @Test
    void intentsThatMayHaveArrivedAreUnresolved() {
        assertThat(Intent.Status.values())
                .filteredOn(Intent.Status::unresolved)
                .containsExactly(
                        Intent.Status.CLAIMED, Intent.Status.UNKNOWN, Intent.Status.REFUSED, Intent.Status.OPEN);
    }

    @Test
    void ownsAnOrderByItsWholeId() {
        assertThat(protection().owns(order("p", Status.OPEN, NONE))).isTrue();
        assertThat(protection().owns(order("p-s", Status.OPEN, NONE))).isTrue();
        assertThat(protection().owns(order("p2", Status.OPEN, NONE))).isFalse();
        assertThat(protection().owns(order("q-p", Status.OPEN, NONE))).isFalse();
    }

    @Test
    void onlyProtectionsHaveAStopAndOnlyTheyAndTargetsHaveATarget() {
        assertThatThrownBy(() -> intent(Intent.Kind.PROTECTION, null, null, 1))
                .hasMessage("a protection has a stopPrice: p");
        assertThatThrownBy(() -> intent(Intent.Kind.EXIT, "10", null, 1))
                .hasMessage("only a protection has a stopPrice: p");
        assertThatThrownBy(() -> intent(Intent.Kind.TARGET, "10", "12", 1))
                .hasMessage("only a protection has a stopPrice: p");
        assertThatThrownBy(() -> intent(Intent.Kind.ENTRY, null, "12", 1))
                .hasMessage("only a protection or a target has a targetPrice: p");
        assertThatThrownBy(() -> intent(Intent.Kind.TARGET, null, null, 1)).hasMessage("a target has a targetPrice: p");
        assertThatThrownBy(() -> intent(Intent.Kind.ENTRY, null, null, 0))
                .hasMessage("validUntil must be after signedTimestamp 10000: 10000");
        assertThat(intent(Intent.Kind.ENTRY, null, null, 1).validUntil()).isEqualTo(10_001);
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST_WINDOW, 16000, false",
        "REQUEST_WINDOW, 16001, true",
        "TOKEN, 16000, false",
        "TOKEN, 16001, true",
        "ORDER_TIME, 16001, true",
        "NONE, 9223372036854775807, false"
    })
    void notFoundIsFinalOnceTheIntentIsInvalidAndAGraceHasPassed(
            IdempotencyPolicy policy, long venueMillis, boolean isFinal) {
        assertThat(protection(policy).notFoundIsFinal(venueMillis)).isEqualTo(isFinal);
    }

    /** A venue that answers from a replica may report earlier states, in any sequence. */
    @Property(tries = 300)
    void anOlderReportUndoesNothing(@ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 5) Integer> order) {
        List<OrderReport> life = List.of(
                order("p-s", Status.WAITING, NONE, 1),
                order("p-s", Status.OPEN, NONE, 2),
                order("p-s", Status.OPEN, new BigDecimal("0.2"), 3),
                order("p-s", Status.OPEN, new BigDecimal("0.7"), 4),
                order("p-s", Status.ENDED, new BigDecimal("0.7"), 4),
                order("p-s", Status.CANCELLED, new BigDecimal("0.7"), 5));
        OrderReport known = life.get(order.get(0));
        for (int at : order) {
            known = known.mergedWith(life.get(at));
        }
        int newest = order.stream().mapToInt(at -> at).max().orElseThrow();
        assertThat(known).isEqualTo(life.get(newest));
    }

    @Test
    void reportsAreWholeOnceEveryOrderHasEndedAndSaidHow() {
        Intent exit = intent(Intent.Kind.EXIT, null, null, 5_000);
        assertThat(exit.isReportedWhole()).as("no report").isFalse();
        assertThat(reported(exit, order("p", Status.OPEN, NONE)).isReportedWhole())
                .isFalse();
        Intent unclear = reported(exit, order("p", Status.ENDED, NONE));
        assertThat(unclear.isReportedWhole()).isFalse();
        assertThat(unclear.hasEnded()).isTrue();
        Intent done = reported(exit, order("p", Status.FILLED, ALL));
        assertThat(done.isReportedWhole())
                .as("the single executions are not listed")
                .isTrue();
        assertThat(done.hasEnded()).isFalse();

        Intent one = reported(protection(), stop(Status.CANCELLED, NONE));
        assertThat(one.isReportedWhole()).as("one of two orders").isFalse();
        assertThat(reported(one, target(Status.CANCELLED, NONE)).isReportedWhole())
                .isTrue();
    }

    private static Intent reported(Intent intent, OrderReport order) {
        return intent.withReports(List.of(order), List.of());
    }

    private static Intent.Status status(OrderReport... orders) {
        return protection().withReports(List.of(orders), List.of()).status();
    }

    private static OrderReport stop(Status status, BigDecimal filled) {
        return order("p-s", status, filled);
    }

    private static OrderReport target(Status status, BigDecimal filled) {
        return order("p-t", status, filled);
    }

    private static OrderReport order(String clientId, Status status, BigDecimal filled) {
        return order(clientId, status, filled, 5);
    }

    private static OrderReport order(String clientId, Status status, BigDecimal filled, long changedAt) {
        return new OrderReport(
                clientId,
                "1",
                Optional.of("1"),
                OrderSide.SELL,
                status,
                BigDecimal.ONE,
                filled,
                filled.multiply(BigDecimal.TEN),
                Optional.of(BigDecimal.TEN),
                Optional.of(BigDecimal.TEN),
                false,
                changedAt);
    }

    private static Fill fill(String tradeId, String quantity) {
        return new Fill(tradeId, 5, BigDecimal.TEN, new BigDecimal(quantity), BigDecimal.ZERO, "USDT");
    }

    private static Intent intent(Intent.Kind kind, String stop, String target, int window) {
        return new Intent(
                "p",
                1,
                kind,
                OrderSide.SELL,
                60_000,
                BigDecimal.ONE,
                Optional.empty(),
                Optional.ofNullable(stop).map(BigDecimal::new),
                Optional.ofNullable(target).map(BigDecimal::new),
                10_000,
                10_000 + window,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
    }

    private static Intent protection() {
        return protection(IdempotencyPolicy.REQUEST_WINDOW);
    }

    private static Intent protection(IdempotencyPolicy policy) {
        return new Intent(
                "p",
                1,
                Intent.Kind.PROTECTION,
                OrderSide.SELL,
                60_000,
                BigDecimal.ONE,
                Optional.empty(),
                Optional.of(BigDecimal.TEN),
                Optional.of(new BigDecimal("12")),
                10_000,
                10_000 + 5_000,
                policy,
                Intent.Status.CLAIMED,
                List.of());
    }
}

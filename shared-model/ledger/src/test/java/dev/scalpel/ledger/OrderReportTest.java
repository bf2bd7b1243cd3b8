package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known from two reports of one order. */
class OrderReportTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void aFinalStatusStaysDespiteALaterOpenReport() {
        OrderReport filled = order(Status.FILLED, "1", 5);
        assertThat(filled.mergedWith(order(Status.OPEN, "0.4", 9))).isEqualTo(order(Status.FILLED, "1", 9));
        assertThat(order(Status.OPEN, "0.4", 9).mergedWith(filled)).isEqualTo(order(Status.FILLED, "1", 9));
    }

    @Test
    void ofTwoOpenReportsTheOneWithTheLargerFillCounts() {
        OrderReport more = order(Status.OPEN, "0.4", 5);
        assertThat(order(Status.WAITING, "0", 9).mergedWith(more)).isEqualTo(order(Status.OPEN, "0.4", 9));
        assertThat(more.mergedWith(order(Status.WAITING, "0", 9))).isEqualTo(order(Status.OPEN, "0.4", 9));
    }

    @Test
    void ofEqualFillsTheLaterReportCounts() {
        OrderReport earlier = order(Status.WAITING, "0", 5);
        OrderReport later = order(Status.OPEN, "0", 6);
        assertThat(earlier.mergedWith(later)).isEqualTo(later);
        assertThat(later.mergedWith(earlier)).isEqualTo(later);
        // At the same time the second report is the newer one.
        assertThat(order(Status.OPEN, "0", 5).mergedWith(earlier).status()).isEqualTo(Status.WAITING);
    }

    @Test
    void valuesMissingInOneReportAreTakenFromTheOther() {
        OrderReport whole = view(Optional.of("7"), "97", "98", false);
        OrderReport bare = view(NONE, null, null, false);
        assertThat(whole.mergedWith(bare)).isEqualTo(whole);
        OrderReport completed = bare.mergedWith(whole);
        assertThat(completed.listId()).contains("7");
        assertThat(completed.limit()).contains(new BigDecimal("97"));
        assertThat(completed.trigger()).contains(new BigDecimal("98"));
    }

    @Test
    void theListIdIsTakenFromTheEarlierReportToo() {
        OrderReport cancelled = order(Status.CANCELLED, "0", 5);
        OrderReport listed = new OrderReport(
                "p-s",
                "1",
                Optional.of("7"),
                OrderSide.SELL,
                Status.OPEN,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                true,
                1);
        assertThat(cancelled.mergedWith(listed).listId()).contains("7");
    }

    @ParameterizedTest
    @CsvSource({"true, false, true", "false, true, true", "false, false, false"})
    void aTriggeredStopStaysTriggered(boolean first, boolean second, boolean after) {
        assertThat(view(NONE, null, "98", first)
                        .mergedWith(view(NONE, null, "98", second))
                        .triggered())
                .isEqualTo(after);
    }

    @Test
    void anOrderWithoutATriggerIsAlwaysTriggered() {
        assertThat(order(Status.OPEN, "0", 5).isStop()).isFalse();
        assertThat(order(Status.OPEN, "0", 5)
                        .mergedWith(order(Status.OPEN, "0", 6))
                        .triggered())
                .isTrue();
        assertThat(view(NONE, null, "98", false).isStop()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING, OPEN, true",
        "OPEN, OPEN, true",
        "ENDED, OPEN, false",
        "FILLED, FILLED, false",
        "CANCELLED, CANCELLED, false",
        "REJECTED, REJECTED, false"
    })
    void eachStatusHasItsIntentStatus(Status status, Intent.Status word, boolean open) {
        assertThat(order(status, "0", 5).intentStatus()).isEqualTo(word);
        assertThat(order(status, "0", 5).isOpen()).isEqualTo(open);
    }

    @Test
    void anEndedOrderIsNotOpenAgainAndTakesItsReportedStatus() {
        OrderReport ended = order(Status.OPEN, "0.4", 5).asEnded();
        assertThat(ended).isEqualTo(order(Status.ENDED, "0.4", 5));
        assertThat(ended.mergedWith(order(Status.OPEN, "0.4", 9)).status()).isEqualTo(Status.ENDED);
        assertThat(order(Status.OPEN, "0.4", 9).mergedWith(ended).status()).isEqualTo(Status.ENDED);
        assertThat(ended.mergedWith(order(Status.CANCELLED, "0.4", 4)).status()).isEqualTo(Status.CANCELLED);
        assertThat(order(Status.CANCELLED, "0.4", 4).mergedWith(ended).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aFinalOrderDoesNotEndAgainAndAnExecutedOneIsFilled() {
        OrderReport cancelled = order(Status.CANCELLED, "0.4", 5);
        assertThat(cancelled.asEnded()).isEqualTo(cancelled);
        OrderReport executed = order(Status.ENDED, "0.4", 5).asFilled();
        assertThat(executed.status()).isEqualTo(Status.FILLED);
        assertThat(executed.filledQuantity()).isEqualByComparingTo("1");
    }

    @Test
    void aReportOfAnotherOrderIsRejected() {
        OrderReport other = new OrderReport(
                "q",
                "1",
                NONE,
                OrderSide.SELL,
                Status.OPEN,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                true,
                1);
        assertThatThrownBy(() -> order(Status.OPEN, "0", 5).mergedWith(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the report is for order q, expected p-s");
    }

    private static OrderReport order(Status status, String filled, long changedAt) {
        return new OrderReport(
                "p-s",
                "1",
                NONE,
                OrderSide.SELL,
                status,
                BigDecimal.ONE,
                new BigDecimal(filled),
                new BigDecimal(filled).multiply(BigDecimal.TEN),
                Optional.empty(),
                Optional.empty(),
                true,
                changedAt);
    }

    private static OrderReport view(Optional<String> listId, String limit, String trigger, boolean triggered) {
        return new OrderReport(
                "p-s",
                "1",
                listId,
                OrderSide.SELL,
                Status.OPEN,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.ofNullable(limit).map(BigDecimal::new),
                Optional.ofNullable(trigger).map(BigDecimal::new),
                triggered,
                5);
    }
}

package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reports say was executed, and what is listed of it. */
class ExecutionsTest {

    private static final Executions NONE = new Executions(List.of(), List.of());

    @Test
    void theLargerOfWhatIsReportedAndWhatIsListedCounts() {
        Executions ahead = NONE.with(List.of(report(Status.OPEN, "1", 5)), List.of(fill("a", "0.4")));
        assertThat(ahead.quantity()).isEqualByComparingTo("1");
        assertThat(ahead.unlisted()).isEqualByComparingTo("0.6");
        assertThat(ahead.areMissing()).isTrue();
        Executions behind = NONE.with(List.of(report(Status.OPEN, "0.3", 5)), List.of(fill("a", "0.4")));
        assertThat(behind.quantity()).isEqualByComparingTo("0.4");
        assertThat(behind.unlisted()).isEqualByComparingTo("0");
        assertThat(behind.areMissing()).isTrue();
    }

    @Test
    void whatIsNotListedIsOverdueTenMinutesAfterItsReport() {
        Executions half = NONE.with(List.of(report(Status.FILLED, "1", 5)), List.of(fill("a", "0.4")));
        assertThat(half.overdue(600_004)).isEqualByComparingTo("0");
        assertThat(half.overdue(600_005)).isEqualByComparingTo("0.6");
        Executions whole = half.with(List.of(), List.of(fill("b", "0.6")));
        assertThat(whole.overdue(600_005)).isEqualByComparingTo("0");
        assertThat(NONE.overdue(600_005)).isEqualByComparingTo("0");
    }

    @Test
    void anExecutionThatIsListedTwiceCountsOnce() {
        Executions twice = NONE.with(List.of(report(Status.FILLED, "0.4", 5)), List.of(fill("a", "0.4")))
                .with(List.of(), List.of(fill("a", "0.4")));
        assertThat(twice.listed()).hasSize(1);
        assertThat(twice.areMissing()).isFalse();
    }

    @Test
    void theReportedPriceIsTheMeanOfTheReports() {
        Executions executions = NONE.with(List.of(report(Status.FILLED, "0.4", 5)), List.of());
        assertThat(executions.reportedPrice(BigDecimal.ONE).orElseThrow()).isEqualByComparingTo("100");
        assertThat(executions.reportedPrice(BigDecimal.TEN).orElseThrow()).isEqualByComparingTo("10");
        assertThat(NONE.reportedPrice(BigDecimal.ONE)).isEmpty();
        assertThat(executions.reportedPrice(BigDecimal.ZERO)).as("of no units").isEmpty();
        Executions worthless = NONE.with(List.of(report(Status.FILLED, "0.4", 5, BigDecimal.ZERO)), List.of());
        assertThat(worthless.reportedPrice(BigDecimal.ONE))
                .as("without a value")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # later    | of  | changed | listed | known after it
            # An execution was broken: the venue's last word, and the listed executions agree.
            CANCELLED  | 0.6 | 6       | 0.6    | 0.6
            FILLED     | 0.6 | 5       | 0.6    | 0.6
            REJECTED   | 0   | 6       | 0      | 0
            # The list may lag behind: nothing is taken back before it agrees.
            CANCELLED  | 0.6 | 6       | 0.4    | 1
            CANCELLED  | 0.6 | 6       | 1      | 1
            # A read that lags behind the first report.
            OPEN       | 0.6 | 6       | 0.6    | 1
            ENDED      | 0.6 | 6       | 0.6    | 1
            CANCELLED  | 0.6 | 4       | 0.6    | 1
            """)
    void aSmallerReportCountsOnceTheListedExecutionsAgree(
            Status later, String filled, long changed, String listed, String known) {
        List<Fill> fills = new BigDecimal(listed).signum() == 0 ? List.of() : List.of(fill("a", listed));
        Executions after = NONE.with(List.of(report(Status.FILLED, "1", 5)), List.of())
                .with(List.of(report(later, filled, changed)), fills);
        assertThat(after.quantity()).isEqualByComparingTo(known);
    }

    private static Fill fill(String id, String quantity) {
        return new Fill(id, 1, new BigDecimal("100"), new BigDecimal(quantity), BigDecimal.ZERO, "USDT");
    }

    private static OrderReport report(Status status, String filled, long changedAt) {
        return report(status, filled, changedAt, new BigDecimal(filled).multiply(new BigDecimal("100")));
    }

    private static OrderReport report(Status status, String filled, long changedAt, BigDecimal value) {
        return new OrderReport(
                "o",
                "v",
                Optional.empty(),
                OrderSide.BUY,
                status,
                BigDecimal.ONE,
                new BigDecimal(filled),
                value,
                Optional.empty(),
                Optional.empty(),
                true,
                changedAt);
    }
}

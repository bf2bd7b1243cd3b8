package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.risk.RiskLimits;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The venue reports what an order has executed, and lists the single executions later: stops do not wait for them. */
class ReportedProtectionTest extends RoundFixture {

    private static final BigDecimal QUANTITY = new BigDecimal("0.09");
    private static final BigDecimal PRICE = new BigDecimal("50000");

    private BigDecimal baseFeeRate = BigDecimal.ZERO;
    private Intent entry;

    @BeforeEach
    void reportAnEntry() {
        signal("btc", TargetState.LONG, 0);
        plan();
        entry = orders.get(0);
        report(entry, report(entry, "0.09"));
    }

    @Override
    RoundTerms terms() {
        return new RoundTerms(
                "crypto",
                TERMS.allocation(),
                TERMS.attempts(),
                TERMS.validMillis(),
                TERMS.idempotency(),
                new ProtectionRules(
                        Map.of("btc", ProtectionTerms.stop(new BigDecimal("0.08"))), new BigDecimal("50"), 20_000),
                RiskLimits.NONE);
    }

    @Override
    Map<String, StrategyMarket> markets() {
        Map<String, StrategyMarket> markets = new TreeMap<>();
        prices.forEach((name, price) -> markets.put(
                name,
                new StrategyMarket(
                        new Quote(price, price), PortfolioRun.FILTERS, BigDecimal.ZERO, support, window, baseFeeRate)));
        return markets;
    }

    @Test
    void aStopRestsForWhatIsReportedWhileTheBooksHaveNothingYet() {
        plan();
        assertThat(commands).hasSize(1);
        Intent stop = orders.get(0);
        assertThat(stop.kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(stop.quantity()).isEqualByComparingTo(QUANTITY);
        assertThat(stop.stopPrice().orElseThrow()).isEqualByComparingTo("46000");
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.books().cash()).isEqualByComparingTo("10000");
        answer(stop, Status.OPEN, "0");
        plan();
        assertThat(commands).as("it covers what is reported").isEmpty();
    }

    @Test
    void whatTheVenueMayKeepAsItsFeeIsLeftOutOfTheStop() {
        baseFeeRate = new BigDecimal("0.001");
        plan();
        assertThat(orders.get(0).quantity())
                .isEqualByComparingTo(PortfolioRun.FILTERS.floorQuantity(new BigDecimal("0.08991")));
    }

    @Test
    void theExecutionsAreBookedOnceWhenTheyAreListedAndTheStopStays() {
        Intent stop = protect();
        list(entry, fill("f", "0.09", PRICE));
        list(entry, fill("f", "0.09", PRICE));
        plan();
        assertThat(commands).isEmpty();
        assertThat(state.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo(QUANTITY);
        assertThat(state.strategy("btc").trade().orElseThrow().protection()).isPresent();
        assertThat(state.intents()).extracting(Intent::clientId).containsExactly(stop.clientId());
        assertOutcomes(Outcome.EXECUTED);
    }

    /** The venue may list the executions of the stop before those of the entry: then they wait. */
    @Test
    void aStopThatFillsBeforeTheEntryIsListedIsBookedAfterIt() {
        Intent stop = protect();
        answer(stop, Status.FILLED, "0.09");
        assertThat(state.books().cash()).isEqualByComparingTo("10000");
        plan();
        assertThat(commands).as("nothing is held by the reports").isEmpty();
        list(entry, fill("f", "0.09", PRICE));
        answer(stop, Status.FILLED, "0.09");
        plan();
        ClosedTrade trade = state.trades().get(0);
        assertThat(trade.reason()).isEqualTo(ExitReason.STOP);
        assertThat(trade.profit()).isEqualByComparingTo("-360");
        assertThat(state.books().cash()).isEqualByComparingTo("9640");
        assertThat(state.dust()).isEmpty();
    }

    @Test
    void aStopThatEndedInPartIsReplacedForTheRestThatIsReported() {
        Intent stop = protect();
        report(stop, stopReport(stop, Status.CANCELLED, "0.03", true));
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.06");
    }

    @Test
    void aReportThatShrinksMakesTheStopSmaller() {
        Intent stop = protect();
        booked(entry, List.of(report(entry, "0.05")), fill("f", "0.05", PRICE));
        plan();
        while (!orders.isEmpty()) {
            assertThat(orders.get(0).kind())
                    .as("what is missing is tried again")
                    .isEqualTo(Intent.Kind.ENTRY);
            refuse();
            plan();
        }
        assertThat(commands.get(0)).isInstanceOf(PortfolioCommand.Cancel.class);
        answer(stop, Status.CANCELLED, "0");
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.05");
    }

    @Test
    void aSignalToCloseSellsWhatIsReportedAndTheTradeIsThatOfTheListedExecutions() {
        Intent stop = protect();
        signal("btc", TargetState.FLAT, 1);
        plan();
        assertThat(commands.get(0)).isInstanceOf(PortfolioCommand.Cancel.class);
        answer(stop, Status.CANCELLED, "0");
        plan();
        Intent close = orders.get(0);
        assertThat(close.kind()).isEqualTo(Intent.Kind.EXIT);
        assertThat(close.quantity()).isEqualByComparingTo(QUANTITY);
        report(close, report(close, "0.04"));
        plan();
        Intent rest = orders.get(0);
        assertThat(rest.quantity()).isEqualByComparingTo("0.05");
        report(rest, report(rest, "0.05"));
        plan();
        assertThat(commands).isEmpty();
        list(entry, fill("f", "0.09", PRICE));
        list(close, fill("c1", "0.04", new BigDecimal("51000")));
        list(rest, fill("c2", "0.05", new BigDecimal("51000")));
        plan();
        ClosedTrade trade = state.trades().get(0);
        assertThat(trade.profit()).isEqualByComparingTo("90");
        assertThat(trade.reason()).isEqualTo(ExitReason.SIGNAL);
        assertThat(state.books().holdings()).isEmpty();
    }

    @Test
    void aPriceBeyondTheStopBeforeItIsSentClosesAtOnce() {
        prices.put("btc", new BigDecimal("45000"));
        plan();
        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.EXIT);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo(QUANTITY);
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
    }

    @Test
    void refusedStopsEndInAnExitAndRefusedExitsEnd() {
        for (int refused = 0; refused < ProtectionRules.MAX_REFUSED; refused++) {
            plan();
            assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
            refuse();
        }
        for (int refused = 0; refused < TERMS.attempts(); refused++) {
            plan();
            assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.EXIT);
            refuse();
        }
        plan();
        assertThat(commands).as("the rest waits for the executions").isEmpty();
    }

    private void refuse() {
        state = FillBooking.withStatus(state, orders.get(0).clientId(), Intent.Status.REJECTED);
    }

    /** A stop rests for the reported quantity. */
    private Intent protect() {
        plan();
        Intent stop = orders.get(0);
        answer(stop, Status.OPEN, "0");
        return stop;
    }

    private void report(Intent order, OrderReport report) {
        booked(order, List.of(report));
    }

    private void list(Intent order, Fill fill) {
        booked(order, List.of(), fill);
    }

    private void booked(Intent order, List<OrderReport> reports, Fill... fills) {
        state = FillBooking.apply(
                state, order.clientId(), reports, List.of(fills), TERMS.strategy("btc"), BigDecimal.ONE);
    }

    private static Fill fill(String id, String quantity, BigDecimal price) {
        return new Fill(id, NOW, price, new BigDecimal(quantity), BigDecimal.ZERO, "USDT");
    }

    /** It was closed by then, and a third signal wants the same side again. */
    @Test
    void anEntryThatIsListedAfterFurtherSignalsIsNotTheTradeOfTheNewest() {
        signal("btc", TargetState.FLAT, 1);
        signal("btc", TargetState.LONG, 2);
        list(entry, fill("f", "0.09", PRICE));
        assertThat(state.strategy("btc").pending()).isPresent();
        assertThat(state.strategy("btc").trade().orElseThrow().signal()).isEmpty();
    }
}

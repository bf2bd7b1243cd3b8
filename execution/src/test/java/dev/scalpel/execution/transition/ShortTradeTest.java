package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.DEADLINE;
import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.flat;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One ETH sold at 100, its stop at 102, its target at 96: each step of a short by hand. */
class ShortTradeTest {

    private static final SidedTrade SHORT = new SidedTrade(PositionSide.SHORT);

    // Opening and protecting.

    @Test
    void aSoldEntryBecomesAPositionWithItsStopAboveAndItsTargetBelow() {
        VenueBooks books = flat(SHORT.entered(fill("e1", FILLED, "101", "1", "0", "USDT")));
        books = books.withExecution(books.execution().entering(SHORT.plan()));
        books = EntryTransitions.ended(books, NOW);
        OpenPosition open = books.position().orElseThrow();
        assertThat(open.position().side()).isEqualTo(PositionSide.SHORT);
        assertThat(open.position().quantity()).isEqualByComparingTo("1");
        // 101 plus 2 %, 101 minus 4 %.
        assertThat(open.position().stopPrice()).isEqualTo(103.02, within(1e-9));
        assertThat(open.position().targetPrice()).isEqualTo(96.96, within(1e-9));
    }

    @Test
    void aShortIsProtectedByABuyingStopAboveAndATargetBelow() {
        Intent sent = sent(next(SHORT.holding(), "100"));
        assertThat(sent.kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(sent.side()).isEqualTo(OrderSide.BUY);
        assertThat(sent.quantity()).isEqualByComparingTo("1");
        assertThat(sent.stopPrice()).hasValueSatisfying(price -> equal(price, "102"));
        assertThat(sent.targetPrice()).hasValueSatisfying(price -> equal(price, "96"));
    }

    @Test
    void aShortWithARestingStopForAllOfItNeedsNothing() {
        assertThat(next(SHORT.holding(SHORT.resting("1")), "100").action()).isEmpty();
        assertThat(PositionProblems.problem(SHORT.holding(SHORT.resting("1")), SHORT.facts(NOW, "100")))
                .isEmpty();
    }

    @Test
    void aShortIsClosedByAPurchaseOfAllThatWasSold() {
        VenueBooks books = SHORT.holding();
        books = books.withExecution(books.execution().exiting(new ExitPlan(ExitReason.STOP, number("102"), BAR)));
        Intent sent = sent(next(books, "100"));
        assertThat(sent.kind()).isEqualTo(Intent.Kind.EXIT);
        assertThat(sent.side()).isEqualTo(OrderSide.BUY);
        assertThat(sent.quantity()).isEqualByComparingTo("1");
        assertThat(sent.price()).isEmpty();
    }

    @Test
    void theProblemOfAShortSaysThatItCouldNotBeBoughtBack() {
        VenueBooks books = SHORT.holding();
        books = books.withExecution(books.execution()
                .exiting(new ExitPlan(ExitReason.STOP, number("102"), BAR))
                .withRefusedExits(2));
        assertThat(PositionProblems.problem(books, SHORT.facts(NOW, "100")).orElseThrow())
                .startsWith("no stop rests for 1.000 ETH of ETH/USDT: the venue has refused to buy it back 2 times");
    }

    /** Of one ETH sold, 0.04 went against 0.04 that an earlier long trade could not sell. */
    @Test
    void dustOfTheOtherSideNeedsNoStop() {
        VenueBooks books = SHORT.holding();
        books = books.withExecution(books.execution().withDust(number("0.04")));
        assertThat(sent(next(books, "100")).quantity()).isEqualByComparingTo("0.96");

        VenueBooks covered = SHORT.holding(SHORT.resting("0.96"));
        covered = covered.withExecution(covered.execution().withDust(number("0.04")));
        assertThat(next(covered, "100").action()).isEmpty();
        assertThat(PositionProblems.problem(covered, SHORT.facts(NOW, "100"))).isEmpty();

        VenueBooks tooLittle = SHORT.holding(SHORT.resting("0.95"));
        tooLittle = tooLittle.withExecution(tooLittle.execution().withDust(number("0.04")));
        assertThat(next(tooLittle, "100").action()).containsInstanceOf(VenueAction.Cancel.class);
        assertThat(PositionProblems.problem(tooLittle, SHORT.facts(NOW, "100"))).isPresent();
    }

    // Exit rules: it is bought back at the ask.

    @ParameterizedTest
    @CsvSource({
        "101.99,      ",
        "102.00, STOP",
        "103.00, STOP",
        "96.01,       ",
        "96.00,  TARGET",
        "95.00,  TARGET",
    })
    void aPriceAtALevelIsAReasonWhenNothingRests(String ask, ExitReason reason) {
        assertThat(reason(new VenueFacts(ask, NOW), BarSeries.empty())).isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @CsvSource({"101.99, ", "102.00, STOP"})
    void aClosedBarWhoseHighIsAtTheRestingStopIsAReason(double high, ExitReason reason) {
        Bar bar = new Bar(Minutes.plus(BAR, 2), 100, high, 97, 100, 10, 10, 5);
        assertThat(reason(new VenueFacts("100", NOW), BarSeries.of(bar), SHORT.resting("1")))
                .isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void anExitPlanOfAShortHasTheAsk() {
        assertThat(rules(new VenueFacts("100.50", DEADLINE)).exitPlan(TradeFixture.context(false, BarSeries.empty())))
                .contains(new ExitPlan(ExitReason.TIME_LIMIT, number("100.50"), BAR));
    }

    // Profit, fees, dust.

    @Test
    void aShortGainsWhatItWasSoldForMinusWhatItCostMinusFees() {
        VenueBooks books = SHORT.holding(
                SHORT.entered(fill("e1", FILLED, "100", "1", "0.1", "USDT")),
                SHORT.protection(
                        OrderReport.Status.CANCELLED,
                        OrderReport.Status.FILLED,
                        "1",
                        "1",
                        fill("x1", NOW, "96", "1", "0.096", "USDT")));
        books = TradeTransitions.exitDetected(books, SHORT.facts(NOW, "96"), BAR + Minutes.MILLIS);
        Transition closed = close(books, "96");
        TradeRow trade = closed.trades().get(0);
        books = closed.books();
        // 100 − 96 − 0.196.
        assertThat(trade.netProfit()).isEqualByComparingTo("3.804");
        assertThat(trade.netReturn()).isEqualTo(0.03804, within(1e-12));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TARGET);
        assertThat(trade.side()).isEqualTo(PositionSide.SHORT);
        assertThat(trade.fees()).containsEntry("USDT", number("0.196"));
        assertThat(trade.entry().price()).isEqualByComparingTo("100");
        assertThat(trade.exit().price()).isEqualByComparingTo("96");
        assertThat(books.position()).isEmpty();
        assertThat(books.account().settledEquity()).isEqualTo(1_003.804, within(1e-9));
    }

    @Test
    void aShortWithFeesInTheQuoteAssetLeavesNoDust() {
        VenueBooks books = SHORT.holding(SHORT.exited("98", "1", "0.1"));
        Transition closed = close(books, "100");
        books = closed.books();
        assertThat(closed.trades()).hasSize(1);
        assertThat(books.execution().dust()).isZero();
    }

    @Test
    void whatCannotBeBoughtBackIsOwedAndBoughtBackWithTheNextShort() {
        // 0.04 at 100 is 4 USDT, below the minimum of 5.
        VenueBooks books = SHORT.holding(SHORT.exited("100", "0.96", "0"));
        Transition closed = close(books, "100");
        books = closed.books();
        assertThat(closed.trades()).hasSize(1);
        assertThat(books.execution().dust()).isEqualByComparingTo("-0.04");

        VenueBooks next = SHORT.holding();
        next = next.withExecution(
                next.execution().withDust(number("-0.04")).exiting(new ExitPlan(ExitReason.STOP, number("102"), BAR)));
        assertThat(sent(next(next, "100")).quantity()).isEqualByComparingTo("1.04");
    }

    @Test
    void aShortBoughtBackByHandIsValuedAtTheAsk() {
        VenueBooks books = SHORT.holding();
        books = books.withExecution(
                books.execution().withAccountAudit(AccountAuditState.NONE.withMissingQuantity(number("1"))));
        Transition closed = close(books, "101");
        TradeRow trade = closed.trades().get(0);
        // Sold for 100; at the ask of 99 it would cost 99.
        assertThat(trade.netProfit()).isEqualByComparingTo("1");
        assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL);
        assertThat(trade.exit().price()).isEqualByComparingTo("99");
    }

    @Test
    void aWrittenOffShortIsAForeignNegativeQuantity() {
        VenueBooks books = SHORT.holding();
        Transition writtenOff = new TradeTransitions(TradeFixture.config()).writtenOff(books, SHORT.facts(NOW, "100"));
        books = writtenOff.books();
        assertThat(writtenOff.trades()).hasSize(1);
        assertThat(books.execution().accountAudit().foreignQuantity())
                .hasValueSatisfying(quantity -> equal(quantity, "-1"));
    }

    @Test
    void theRoundTripOfAShortIsNegativeInTheBaseAssetWhileItIsOpen() {
        RoundTrip open = new RoundTrip(
                ETH,
                List.of(
                        SHORT.entered(fill("e1", FILLED, "100", "1", "0.2", "USDT")),
                        SHORT.exited("102", "0.4", "0.1")));
        assertThat(open.side()).isEqualTo(PositionSide.SHORT);
        assertThat(open.held()).isEqualByComparingTo("0.6");
        assertThat(open.netBase()).isEqualByComparingTo("-0.6");
        // Sold for 100; 0.4 at 98 cost 39.2; fees of 0.3.
        assertThat(open.netQuote()).isEqualByComparingTo("60.5");
    }

    @Test
    void aFeeInTheBaseAssetIsOwedTooByAShort() {
        RoundTrip open = new RoundTrip(ETH, List.of(SHORT.entered(fill("e1", FILLED, "100", "1", "0.001", "ETH"))));
        assertThat(open.held()).isEqualByComparingTo("1.001");
    }

    private record VenueFacts(String ask, long millis) {}

    private static ExitRules rules(VenueFacts facts, Intent... protections) {
        // The fixture's prices are the long trade's; 200 − ask is the mirror image of the ask.
        String closing = number("200").subtract(number(facts.ask())).toPlainString();
        return new ExitRules(
                SHORT.holding().position().orElseThrow().position(),
                List.of(protections),
                SHORT.facts(facts.millis(), closing),
                10,
                false);
    }

    private static Optional<ExitReason> reason(VenueFacts facts, BarSeries bars, Intent... protections) {
        return rules(facts, protections)
                .exitPlan(TradeFixture.context(false, bars))
                .map(ExitPlan::reason);
    }

    private static Transition close(VenueBooks books, String closing) {
        return new TradeTransitions(TradeFixture.config()).closed(books, SHORT.facts(NOW, closing));
    }

    private static Transition next(VenueBooks books, String closing) {
        return new PositionTransitions(TradeFixture.config())
                .next(books, TradeFixture.context(false, BarSeries.empty()), SHORT.facts(NOW, closing));
    }

    private static Intent sent(Transition planned) {
        Optional<VenueAction> action = planned.action();
        assertThat(action).containsInstanceOf(VenueAction.Send.class);
        return ((VenueAction.Send) action.orElseThrow()).intent();
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}

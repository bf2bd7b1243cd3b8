package dev.scalpel.execution.venue;

import static dev.scalpel.execution.venue.TradeFixture.BAR;
import static dev.scalpel.execution.venue.TradeFixture.DEADLINE;
import static dev.scalpel.execution.venue.TradeFixture.ETH;
import static dev.scalpel.execution.venue.TradeFixture.FILLED;
import static dev.scalpel.execution.venue.TradeFixture.NOW;
import static dev.scalpel.execution.venue.TradeFixture.fill;
import static dev.scalpel.execution.venue.TradeFixture.flat;
import static dev.scalpel.execution.venue.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
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
        SymbolStateBuilder builder = flat(SHORT.entered(fill("e1", FILLED, "101", "1", "0", "USDT")));
        builder.execution(builder.execution().entering(SHORT.plan()));
        tracker(builder, "100").openPosition(NOW);
        OpenPosition open = builder.position().orElseThrow();
        assertThat(open.position().side()).isEqualTo(PositionSide.SHORT);
        assertThat(open.position().quantity()).isEqualByComparingTo("1");
        // 101 plus 2 %, 101 minus 4 %.
        assertThat(open.position().stopPrice()).isEqualTo(103.02, within(1e-9));
        assertThat(open.position().targetPrice()).isEqualTo(96.96, within(1e-9));
    }

    @Test
    void aShortIsProtectedByABuyingStopAboveAndATargetBelow() {
        Intent sent = sent(manager(SHORT.holding(), "100").next());
        assertThat(sent.kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(sent.side()).isEqualTo(OrderSide.BUY);
        assertThat(sent.quantity()).isEqualByComparingTo("1");
        assertThat(sent.stopPrice()).hasValueSatisfying(price -> equal(price, "102"));
        assertThat(sent.targetPrice()).hasValueSatisfying(price -> equal(price, "96"));
    }

    @Test
    void aShortWithARestingStopForAllOfItNeedsNothing() {
        assertThat(manager(SHORT.holding(SHORT.resting("1")), "100").next()).isEmpty();
        assertThat(manager(SHORT.holding(SHORT.resting("1")), "100").problem()).isEmpty();
    }

    @Test
    void aShortIsClosedByAPurchaseOfAllThatWasSold() {
        SymbolStateBuilder builder = SHORT.holding();
        builder.execution(builder.execution().exiting(new ExitPlan(ExitReason.STOP, number("102"), BAR)));
        Intent sent = sent(manager(builder, "100").next());
        assertThat(sent.kind()).isEqualTo(Intent.Kind.EXIT);
        assertThat(sent.side()).isEqualTo(OrderSide.BUY);
        assertThat(sent.quantity()).isEqualByComparingTo("1");
        assertThat(sent.price()).isEmpty();
    }

    @Test
    void theProblemOfAShortSaysThatItCouldNotBeBoughtBack() {
        SymbolStateBuilder builder = SHORT.holding();
        builder.execution(builder.execution()
                .exiting(new ExitPlan(ExitReason.STOP, number("102"), BAR))
                .withRefusedExits(2));
        assertThat(manager(builder, "100").problem().orElseThrow())
                .startsWith("no stop rests for 1.000 ETH of ETH/USDT: the venue has refused to buy it back 2 times");
    }

    /** Of one ETH sold, 0.04 went against 0.04 that an earlier long trade could not sell. */
    @Test
    void dustOfTheOtherSideNeedsNoStop() {
        SymbolStateBuilder builder = SHORT.holding();
        builder.execution(builder.execution().withDust(number("0.04")));
        assertThat(sent(manager(builder, "100").next()).quantity()).isEqualByComparingTo("0.96");

        SymbolStateBuilder covered = SHORT.holding(SHORT.resting("0.96"));
        covered.execution(covered.execution().withDust(number("0.04")));
        assertThat(manager(covered, "100").next()).isEmpty();
        assertThat(manager(covered, "100").problem()).isEmpty();

        SymbolStateBuilder tooLittle = SHORT.holding(SHORT.resting("0.95"));
        tooLittle.execution(tooLittle.execution().withDust(number("0.04")));
        assertThat(manager(tooLittle, "100").next()).containsInstanceOf(VenueAction.Cancel.class);
        assertThat(manager(tooLittle, "100").problem()).isPresent();
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
        SymbolStateBuilder builder = SHORT.holding(
                SHORT.entered(fill("e1", FILLED, "100", "1", "0.1", "USDT")),
                SHORT.protection(
                        OrderReport.Status.CANCELLED,
                        OrderReport.Status.FILLED,
                        "1",
                        "1",
                        fill("x1", NOW, "96", "1", "0.096", "USDT")));
        tracker(builder, "96").detectExit(BAR + Minutes.MILLIS);
        TradeRow trade = tracker(builder, "96").close().orElseThrow();
        // 100 − 96 − 0.196.
        assertThat(trade.netProfit()).isEqualByComparingTo("3.804");
        assertThat(trade.netReturn()).isEqualTo(0.03804, within(1e-12));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TARGET);
        assertThat(trade.side()).isEqualTo(PositionSide.SHORT);
        assertThat(trade.fees()).containsEntry("USDT", number("0.196"));
        assertThat(trade.entry().price()).isEqualByComparingTo("100");
        assertThat(trade.exit().price()).isEqualByComparingTo("96");
        assertThat(builder.position()).isEmpty();
        assertThat(builder.account().settledEquity()).isEqualTo(1_003.804, within(1e-9));
    }

    @Test
    void aShortWithFeesInTheQuoteAssetLeavesNoDust() {
        SymbolStateBuilder builder = SHORT.holding(SHORT.exited("98", "1", "0.1"));
        assertThat(tracker(builder, "100").close()).isPresent();
        assertThat(builder.execution().dust()).isZero();
    }

    @Test
    void whatCannotBeBoughtBackIsOwedAndBoughtBackWithTheNextShort() {
        // 0.04 at 100 is 4 USDT, below the minimum of 5.
        SymbolStateBuilder builder = SHORT.holding(SHORT.exited("100", "0.96", "0"));
        assertThat(tracker(builder, "100").close()).isPresent();
        assertThat(builder.execution().dust()).isEqualByComparingTo("-0.04");

        SymbolStateBuilder next = SHORT.holding();
        next.execution(
                next.execution().withDust(number("-0.04")).exiting(new ExitPlan(ExitReason.STOP, number("102"), BAR)));
        assertThat(sent(manager(next, "100").next()).quantity()).isEqualByComparingTo("1.04");
    }

    @Test
    void aShortBoughtBackByHandIsValuedAtTheAsk() {
        SymbolStateBuilder builder = SHORT.holding();
        builder.execution(
                builder.execution().withAccountAudit(AccountAuditState.NONE.withMissingQuantity(number("1"))));
        TradeRow trade = tracker(builder, "101").close().orElseThrow();
        // Sold for 100; at the ask of 99 it would cost 99.
        assertThat(trade.netProfit()).isEqualByComparingTo("1");
        assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL);
        assertThat(trade.exit().price()).isEqualByComparingTo("99");
    }

    @Test
    void aWrittenOffShortIsAForeignNegativeQuantity() {
        SymbolStateBuilder builder = SHORT.holding();
        assertThat(tracker(builder, "100").writeOff()).isPresent();
        assertThat(builder.execution().accountAudit().foreignQuantity())
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

    private static PositionTracker tracker(SymbolStateBuilder builder, String closing) {
        return new PositionTracker(ETH, TradeFixture.config(), builder, SHORT.facts(NOW, closing), 7);
    }

    private static PositionManager manager(SymbolStateBuilder builder, String closing) {
        return new PositionManager(
                TradeFixture.context(false, BarSeries.empty()),
                TradeFixture.config(),
                builder,
                SHORT.facts(NOW, closing));
    }

    private static Intent sent(Optional<VenueAction> action) {
        assertThat(action).containsInstanceOf(VenueAction.Send.class);
        return ((VenueAction.Send) action.orElseThrow()).intent();
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}

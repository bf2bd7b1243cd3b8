package dev.scalpel.portfolio.paper;

import static dev.scalpel.portfolio.paper.PaperSamples.FIRST;
import static dev.scalpel.portfolio.paper.PaperSamples.START;
import static dev.scalpel.portfolio.paper.PaperSamples.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Rule 10 for a portfolio. Without costs, at leverage 10 with 1 % maintenance margin, a long from 99 is liquidated at 90 and closed at
 * 89.1, as the rules' page computes it; a short from 100 at 1,100 / 10.1 = 108.91 and closed at 110.
 */
class PaperMarginTest {

    private static final List<Strategy> STRATEGIES = List.of(PaperSamples.strategy("btc", "0.5"));

    private final List<Signal> signals = new ArrayList<>();
    private RoundTerms terms = PaperSamples.terms(AllocationPolicy.MULTI_STRATEGY, STRATEGIES);
    private Costs costs = Costs.of(0, 0).withMargin(PaperSamples.margin(10, "0.01"));
    private int next;
    private PortfolioState state = PortfolioState.initial("w", new BigDecimal("10000"));

    @Test
    void aLongWhosePriceReachesItsLiquidationLosesItsMarginAndTheFee() {
        enter(TargetState.LONG);
        run(bars(at(99), at(99), at(99), bar(3, 98, 98, 90.01, 91), bar(4, 91, 96, 90, 95)), 5);

        ClosedTrade trade = closed();
        assertThat(trade.reason()).isEqualTo(ExitReason.LIQUIDATION);
        assertThat(trade.exit().time()).isEqualTo(Minutes.plus(FIRST, 4));
        assertThat(trade.exit().price(BigDecimal.ONE))
                .isCloseTo(new BigDecimal("89.1"), within(new BigDecimal("1e-9")));
        BigDecimal quantity = trade.entry().quantity();
        assertThat(trade.profit())
                .as("9.9 of margin and 1 % of 89.1, per unit")
                .isCloseTo(quantity.multiply(new BigDecimal("-10.791")), within(new BigDecimal("1e-9")));
        assertThat(state.books().cash()).isEqualByComparingTo(new BigDecimal("10000").add(trade.profit()));
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
        assertThat(state.intents()).isEmpty();
    }

    @Test
    void aShortIsLiquidatedAbove() {
        enter(TargetState.SHORT);
        run(bars(at(100), at(100), at(100), bar(3, 100, 108.90, 99, 100), bar(4, 100, 108.92, 99, 100)), 5);
        assertThat(closed().reason()).isEqualTo(ExitReason.LIQUIDATION);
        assertThat(closed().exit().time()).isEqualTo(Minutes.plus(FIRST, 4));
        assertThat(closed().exit().price(BigDecimal.ONE)).isEqualByComparingTo("110");
    }

    @Test
    void aPositionIsLiquidatedInTheBarOfItsEntryToo() {
        enter(TargetState.LONG);
        run(bars(at(99), at(99), bar(2, 99, 99, 80, 99), at(99)), 4);
        assertThat(closed().exit().time()).isEqualTo(Minutes.plus(FIRST, 2));
    }

    @Test
    void aStopThatIsNearerFillsAndOneThatWouldFillBeyondIsTooLate() {
        stop("0.05");
        enter(TargetState.LONG);
        BarSeries entered = bars(at(99), at(99), at(99), at(99));
        run(entered.join(bars(bar(4, 98, 98, 80, 81))), 5);
        assertThat(closed().reason()).isEqualTo(ExitReason.STOP);
        assertThat(closed().exit().price(BigDecimal.ONE)).isEqualByComparingTo("94.05");

        state = PortfolioState.initial("w", new BigDecimal("10000"));
        run(entered.join(bars(bar(4, 89, 89, 80, 81))), 5);
        assertThat(closed().reason())
                .as("it opens beyond the liquidation price")
                .isEqualTo(ExitReason.LIQUIDATION);
        assertThat(state.intents()).extracting(Intent::kind).isEmpty();
    }

    @Test
    void inABarThatTouchesTheTargetTooTheLiquidationComesFirst() {
        stop("0.2");
        enter(TargetState.LONG);
        run(bars(at(99), at(99), at(99), at(99), bar(4, 99, 130, 80, 99)), 5);
        assertThat(closed().reason()).isEqualTo(ExitReason.LIQUIDATION);
    }

    @Test
    void anExitThatWouldFillBeyondTheLiquidationPriceFindsNoPosition() {
        enter(TargetState.LONG);
        signals.add(signal("btc", TargetState.FLAT, START.plusSeconds(240)));
        run(bars(at(99), at(99), at(99), at(99), bar(4, 89, 95, 89, 95), at(95), at(95), at(95)), 8);
        assertThat(closed().reason()).isEqualTo(ExitReason.LIQUIDATION);
        assertThat(closed().exit().time()).isEqualTo(Minutes.plus(FIRST, 4));
    }

    /** 2 % of 99 paid: of the margin of 9.9 there are 7.92 left, so the price is (99 − 7.92) ÷ 0.99 = 92. */
    @Test
    void fundingThatWasPaidBringsTheLiquidationNearerFromItsStampOn() {
        costs = costs.withFundingRates(
                FundingSeries.of(List.of(new FundingRate(Minutes.plus(FIRST, 4), new BigDecimal("0.02")))));
        enter(TargetState.LONG);
        BarSeries held = bars(at(99), at(99), at(99), bar(3, 99, 99, 92, 99));
        run(held.join(bars(bar(4, 99, 99, 92.01, 99))), 5);
        assertThat(state.trades()).as("92 was reached before the stamp").isEmpty();

        state = PortfolioState.initial("w", new BigDecimal("10000"));
        run(held.join(bars(bar(4, 99, 99, 91.99, 99))), 5);
        assertThat(closed().reason()).isEqualTo(ExitReason.LIQUIDATION);
        BigDecimal quantity = closed().entry().quantity();
        assertThat(closed().funding()).isEqualByComparingTo(quantity.multiply(new BigDecimal("-1.98")));
        assertThat(closed().profit())
                .as("the margin is all that it loses, funding included; and 1 % of 91.08")
                .isCloseTo(quantity.multiply(new BigDecimal("-10.8108")), within(new BigDecimal("1e-9")));
    }

    @Test
    void withoutMarginNothingIsLiquidated() {
        costs = Costs.of(0, 0);
        enter(TargetState.LONG);
        run(bars(at(99), at(99), at(99), bar(3, 99, 99, 1, 99)), 4);
        assertThat(state.books().holding("btc")).isPresent();
    }

    private void stop(String share) {
        terms = PaperSamples.withStops(
                terms, new ProtectionTerms(new BigDecimal(share), Optional.of(new BigDecimal("0.2"))));
    }

    /** With the bar of minute 2. */
    private void enter(TargetState side) {
        signals.add(signal("btc", side, START.plusSeconds(120)));
    }

    private void run(BarSeries bars, int minutes) {
        for (int minute = 1; minute <= minutes; minute++) {
            step(bars, minute);
        }
    }

    private void step(BarSeries bars, int minute) {
        state = PaperSamples.round(terms, costs, strategy -> bars)
                .minute(state, signals, Instant.ofEpochMilli(Minutes.plus(FIRST, minute)));
    }

    private ClosedTrade closed() {
        assertThat(state.trades()).hasSize(1);
        return state.trades().get(0);
    }

    private Bar at(double price) {
        return bar(next, price, price, price, price);
    }

    private Bar bar(int minute, double open, double high, double low, double close) {
        next = minute + 1;
        return PaperSamples.bar(Minutes.plus(FIRST, minute), open, high, low, close);
    }

    private static BarSeries bars(Bar... bars) {
        return BarSeries.of(bars);
    }
}

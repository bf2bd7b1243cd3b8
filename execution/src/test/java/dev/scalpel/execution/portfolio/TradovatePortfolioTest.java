package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.market.Symbol;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 13 at the stand-in of Tradovate, which has no orders that only reduce: a second close would open a position. */
class TradovatePortfolioTest extends MarginPortfolioContract {

    private static final String PORTFOLIO = """
        portfolios:
          crypto:
            mode: testnet
            quote: USD
            allocation: multi-strategy
            incrementBp: 10
            strategies:
              btc: {ticker: ES1!, instrument: ES/USD, share: 0.35, stopLoss: 0.01}
              eth: {ticker: GC1!, instrument: GC/USD, share: 0.14}
        """;
    private static final Map<String, Map<Integer, Double>> PRICES = Map.of(
            "ES/USD", Map.of(0, 6_000.0, 5, 6_010.0),
            "GC/USD", Map.of(0, 2_500.0));
    private static final String PLACE = "POST /v1/order/placeorder";
    private static final Duration LAG = Duration.ofMinutes(3);

    TradovatePortfolioTest() {
        super(Symbol.parse("ES/USD"), "ESM6");
    }

    /** To the contract: two of them, each of 50 units. */
    @Test
    void aReversalIsOfWholeContractsWhoseMultiplierCounts() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.SHORT);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("SHORT 2");
            rig.at(6);
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("LONG 2");
            assertThat(positions(rig)).containsExactly(-2, 0, 2);
            assertThat(rig.trades("ES/USD"))
                    .singleElement()
                    .satisfies(trade -> assertThat(trade.netProfit()).isLessThan(new BigDecimal("-1000")));
        }
    }

    /** Its response is lost with the process, and every read lags behind: nothing says that it was executed. */
    @Test
    void aCloseThatNoReadShowsYetIsNotExecutedASecondTime() {
        try (PortfolioRig rig = rig()) {
            closeThatDies(rig);
            for (int minute = 0; minute < 2; minute++) {
                rig.clock.advance(Duration.ofMinutes(1));
                rig.execute();
                assertThat(rig.held("eth")).isEqualTo("LONG 1");
                assertThat(positions(rig)).containsExactly(1, 0);
            }
            rig.clock.advance(Duration.ofMinutes(2));
            rig.execute();
            assertThat(rig.held("eth")).isEqualTo("nothing");
            assertThat(positions(rig)).containsExactly(1, 0);
            assertThat(rig.trades("GC/USD")).hasSize(1);
            assertBooks(rig, "closed once");
        }
    }

    @Test
    void anEmergencyStopWhileNoReadShowsTheCloseOpensNothing() {
        try (PortfolioRig rig = rig()) {
            closeThatDies(rig);
            rig.call("{\"action\": \"emergency_stop\", \"reason\": \"too hot\"}");
            for (int minute = 0; minute < 5; minute++) {
                rig.clock.advance(Duration.ofMinutes(1));
                rig.execute();
            }
            assertThat(positions(rig)).containsExactly(1, 0);
            assertThat(rig.held("eth")).isEqualTo("nothing");
        }
    }

    private static void closeThatDies(PortfolioRig rig) {
        rig.execute();
        rig.signal("eth", TargetState.LONG);
        rig.execute();
        rig.clock.advance(Duration.ofMinutes(5));
        for (StaleRead kind : StaleRead.values()) {
            rig.margin.orElseThrow().delayReads(kind, LAG, LAG.plusSeconds(30));
        }
        rig.signal("eth", TargetState.FLAT);
        rig.calls.killAfterNext("venue.send");
        rig.process = rig.process();
        assertThat(catchThrowable(rig::execute)).isInstanceOf(PortCalls.Killed.class);
        rig.calls.begin();
        rig.process = rig.process();
        assertThat(positions(rig)).containsExactly(1, 0);
    }

    /** The stop that protects what may be held is in the list of commands, and the close is not: there is none. */
    @Test
    void aCloseThatNeverArrivedIsSentAgainAsSoonAsThatIsCertain() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.clock.advance(Duration.ofMinutes(1));
            rig.signal("btc", TargetState.FLAT);
            rig.margin.orElseThrow().faults().failNext(Fault.resetBeforeExecution(), PLACE, 1);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(positions(rig)).containsExactly(2, 0);
            assertThat(resting(rig)).isEmpty();
            assertThat(rig.state().lost()).as("what is certain is forgotten").isEmpty();
            assertThat(rig.margin.orElseThrow().faults().pending()).isZero();
        }
    }

    /** Nothing of this strategy rests that could prove it. */
    @Test
    void withoutAStopACloseThatMayHaveArrivedIsWaitedFor() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("eth", TargetState.LONG);
            rig.execute();
            String held = rig.held("eth");
            rig.clock.advance(Duration.ofMinutes(1));
            rig.signal("eth", TargetState.FLAT);
            rig.margin.orElseThrow().faults().failNext(Fault.resetBeforeExecution(), PLACE, 1);
            rig.execute();
            assertThat(rig.held("eth")).isEqualTo(held);
            assertThat(rig.failures).anyMatch(notice -> notice.contains("may have been executed"));
            rig.clock.advance(Duration.ofMinutes(10));
            rig.execute();
            assertThat(rig.held("eth")).isEqualTo("nothing");
        }
    }

    @Test
    void anOrderOfAnotherStrategyProvesItAsWell() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("eth", TargetState.LONG);
            rig.execute();
            rig.clock.advance(Duration.ofMinutes(1));
            rig.signal("eth", TargetState.FLAT);
            rig.margin.orElseThrow().faults().failNext(Fault.resetBeforeExecution(), PLACE, 1);
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("LONG 2");
            assertThat(rig.held("eth")).isEqualTo("nothing");
        }
    }

    @Test
    void aLiquidationByTheVenueEndsTheTradeAsExternal() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.clock.advance(Duration.ofMinutes(1));
            rig.margin.orElseThrow().transfer(new BigDecimal("-990000"));
            assertThat(position(rig)).isZero();
            // What is missing so soon after an order of ours might be a late read; nobody else's order is taken for
            // ours.
            rig.clock.advance(Duration.ofMinutes(12));
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(resting(rig)).isEmpty();
            assertThat(rig.trades("ES/USD"))
                    .singleElement()
                    .satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL));
        }
    }

    /** 70 % of 400,000 is less than a contract of 300,000. */
    @Test
    void lessThanAContractIsBelowTheMinimum() {
        try (PortfolioRig rig = rig()) {
            rig.margin.orElseThrow().transfer(new BigDecimal("-600000"));
            rig.execute();
            Signal signal = rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.BELOW_MINIMUM);
            assertThat(rig.margin.orElseThrow().orders()).isEmpty();
        }
    }

    @Override
    PortfolioRig rig() {
        return PortfolioRig.tradovate(PORTFOLIO, PRICES);
    }

    /** After each fill. */
    private static List<Integer> positions(PortfolioRig rig) {
        return rig.margin.orElseThrow().fills().stream()
                .map(MarginFill::position)
                .map(BigDecimal::intValueExact)
                .toList();
    }
}

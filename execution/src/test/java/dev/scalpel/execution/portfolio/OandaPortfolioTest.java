package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.market.Symbol;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 13 at the stand-in of OANDA: a portfolio goes through flat, wherever it is killed; and what only margin brings. */
class OandaPortfolioTest {

    private static final String PORTFOLIO = """
        portfolios:
          crypto:
            mode: testnet
            quote: USD
            allocation: multi-strategy
            incrementBp: 10
            strategies:
              btc: {ticker: EURUSD, instrument: EUR/USD, share: 0.4, stopLoss: 0.01}
              eth: {ticker: GBPUSD, instrument: GBP/USD, share: 0.3}
        """;
    private static final Symbol EUR = Symbol.parse("EUR/USD");
    private static final String NAME = "EUR_USD";
    private static final Map<String, Map<Integer, Double>> PRICES = Map.of(
            "EUR/USD", Map.of(0, 1.1, 5, 1.105),
            "GBP/USD", Map.of(0, 1.25));

    @Test
    void aShortHasOneStopAndIsReversedThroughFlat() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.SHORT);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("SHORT");
            assertThat(resting(rig)).singleElement().satisfies(stop -> {
                assertThat(stop.type()).isEqualTo("STOP");
                assertThat(stop.quantity()).isEqualByComparingTo(position(rig).negate());
            });
            rig.at(6);
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("LONG");
            assertBooks(rig, "reversed");
            assertNoFillTurns(rig);
            assertThat(resting(rig))
                    .singleElement()
                    .satisfies(stop -> assertThat(stop.quantity()).isEqualByComparingTo(position(rig)));
            assertThat(rig.trades("EUR/USD"))
                    .singleElement()
                    .satisfies(trade -> assertThat(trade.netProfit()).isNegative());
        }
    }

    @Test
    void aReversalThatDiesAnywhereIsContinuedByTheNextProcess() {
        List<Integer> effects = reversal(0, false);
        assertThat(effects).hasSizeGreaterThan(7);
        for (int call : effects) {
            reversal(call, true);
        }
    }

    private static List<Integer> reversal(int kill, boolean after) {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.clock.advance(Duration.ofSeconds(20));
            rig.signal("btc", TargetState.SHORT);
            List<Integer> effects = rig.executeAndKill(kill, after);
            String where = (after ? "after " : "before ") + kill;
            assertThat(rig.held("btc")).as(where).startsWith("SHORT");
            assertBooks(rig, where);
            assertNoFillTurns(rig);
            return effects;
        }
    }

    @Test
    void nothingIsOpenedWhereTheAccountHasAPositionOfSomebodyElse() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            Broker owner = rig.broker(rig.settings.portfolio("crypto").orElseThrow());
            OwnersOrder.buy(owner, EUR, new BigDecimal("10"));
            Signal signal = rig.signal("btc", TargetState.SHORT);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            rig.at(4);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.FAILED);
            assertThat(rig.failures).anyMatch(failure -> failure.contains("that this portfolio did not open"));
            assertThat(position(rig)).isEqualByComparingTo("10");
        }
    }

    /** Friday 22:01 UTC, after 17:00 in New York. It is not kept. */
    @Test
    void aSignalAfterTheWeekEndsFindsTheMarketClosed() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.clock.setTo(Instant.parse("2026-06-05T22:01:05Z"));
            rig.signal("btc", TargetState.LONG);
            assertThat(rig.execute().at("/portfolios/0/signals/0/outcome").asText())
                    .isEqualTo(Outcome.MARKET_CLOSED.name());
            rig.clock.setTo(Instant.parse("2026-06-07T22:00:05Z"));
            rig.execute();
            assertThat(rig.oanda.orElseThrow().orders()).isEmpty();
        }
    }

    @Test
    void aCloseoutByTheVenueEndsTheTrade() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.oanda.orElseThrow().transfer(new BigDecimal("-9950"));
            assertThat(position(rig)).isZero();
            rig.clock.advance(Duration.ofSeconds(130));
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(rig.trades("EUR/USD"))
                    .singleElement()
                    .satisfies(
                            trade -> assertThat(trade.exitReason()).isIn(ExitReason.EXTERNAL, ExitReason.LIQUIDATION));
        }
    }

    /** Units are whole. */
    @Test
    void lessThanAUnitIsBelowTheMinimum() {
        String little = PORTFOLIO.replace("share: 0.4", "share: 0.0001");
        try (PortfolioRig rig = PortfolioRig.oanda(little, PRICES)) {
            rig.execute();
            Signal signal = rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.BELOW_MINIMUM);
            assertThat(rig.oanda.orElseThrow().orders()).isEmpty();
        }
    }

    private static PortfolioRig rig() {
        return PortfolioRig.oanda(PORTFOLIO, PRICES);
    }

    private static BigDecimal position(PortfolioRig rig) {
        return rig.oanda.orElseThrow().position(NAME);
    }

    private static List<OrderView> resting(PortfolioRig rig) {
        return rig.oanda.orElseThrow().orders().stream()
                .filter(order -> order.status().isOpen())
                .toList();
    }

    private static void assertBooks(PortfolioRig rig, String where) {
        BigDecimal held = rig.state()
                .books()
                .holding("btc")
                .map(holding -> holding.quantity()
                        .multiply(BigDecimal.valueOf(holding.side().sign())))
                .orElse(BigDecimal.ZERO);
        assertThat(position(rig)).as(where).isEqualByComparingTo(held);
        assertThat(rig.oanda.orElseThrow().balance())
                .as(where)
                .isEqualByComparingTo(rig.state().books().valueAtCost());
    }

    private static void assertNoFillTurns(PortfolioRig rig) {
        BigDecimal position = BigDecimal.ZERO;
        for (MarginFill fill : rig.oanda.orElseThrow().fills()) {
            BigDecimal next = position.add(fill.signedQuantity());
            assertThat(position.signum() * next.signum()).isNotNegative();
            position = next;
        }
    }
}

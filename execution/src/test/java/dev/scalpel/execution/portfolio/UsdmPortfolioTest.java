package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.market.Symbol;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 13: never two directions. A portfolio at the stand-in of Binance USD-M goes through flat, wherever it is killed. */
class UsdmPortfolioTest {

    static final String PORTFOLIO = """
        portfolios:
          crypto:
            mode: testnet
            quote: USDT
            allocation: multi-strategy
            incrementBp: 10
            strategies:
              btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
              eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.15}
        """;
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Map<String, Map<Integer, Double>> PRICES = Map.of(
            "BTC/USDT", Map.of(0, 50_000.0, 5, 51_000.0),
            "ETH/USDT", Map.of(0, 2_500.0),
            "XRP/USDT", Map.of(0, 1.0));

    @Test
    void aLongIsReversedThroughFlat() {
        try (PortfolioRig rig = PortfolioRig.usdm(PORTFOLIO, PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("LONG 0.0799");
            rig.at(6);
            rig.signal("btc", TargetState.SHORT);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("SHORT");
            assertBooks(rig, "reversed");
            assertNoFillTurns(rig);
            assertThat(rig.trades("BTC/USDT")).hasSize(1).allSatisfy(trade -> {
                assertThat(trade.side()).isEqualTo(PositionSide.LONG);
                assertThat(trade.netProfit()).isPositive();
            });
            rig.at(7);
            rig.signal("btc", TargetState.FLAT);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertBooks(rig, "flat");
        }
    }

    @Test
    void aReversalThatDiesAnywhereIsContinuedByTheNextProcess() {
        List<Integer> effects = reversal(0, false);
        assertThat(effects).hasSizeGreaterThan(7);
        reversal(effects.get(0), false);
        for (int call : effects) {
            reversal(call, true);
        }
    }

    private static List<Integer> reversal(int kill, boolean after) {
        try (PortfolioRig rig = PortfolioRig.usdm(PORTFOLIO, PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.clock.advance(Duration.ofSeconds(20));
            rig.signal("btc", TargetState.SHORT);
            List<Integer> effects = rig.executeAndKill(kill, after);
            String where = (after ? "after " : "before ") + kill;
            assertThat(rig.held("btc")).as(where).startsWith("SHORT");
            assertThat(rig.outcomes().values())
                    .as(where)
                    .containsOnly(Outcome.EXECUTED)
                    .hasSize(2);
            assertBooks(rig, where);
            assertNoFillTurns(rig);
            return effects;
        }
    }

    @Test
    void nothingIsOpenedWhereTheAccountHasAPositionOfSomebodyElse() {
        try (PortfolioRig rig = PortfolioRig.usdm(PORTFOLIO, PRICES)) {
            rig.execute();
            Broker owner = rig.broker(rig.settings.portfolio("crypto").orElseThrow());
            OwnersOrder.buy(owner, BTC, new BigDecimal("0.01"));
            Signal signal = rig.signal("btc", TargetState.SHORT);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            rig.at(4);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.FAILED);
            assertThat(rig.failures).anyMatch(failure -> failure.contains("that this portfolio did not open"));
            assertThat(rig.usdm.orElseThrow().position(BTC).quantity()).isEqualByComparingTo("0.01");
        }
    }

    private static void assertBooks(PortfolioRig rig, String where) {
        BigDecimal held = rig.state()
                .books()
                .holding("btc")
                .map(holding -> holding.quantity()
                        .multiply(BigDecimal.valueOf(holding.side().sign())))
                .orElse(BigDecimal.ZERO);
        assertThat(rig.usdm.orElseThrow().position(BTC).quantity()).as(where).isEqualByComparingTo(held);
        assertThat(rig.usdm.orElseThrow().walletBalance("USDT"))
                .as(where)
                .isEqualByComparingTo(rig.state().books().valueAtCost());
    }

    private static void assertNoFillTurns(PortfolioRig rig) {
        BigDecimal position = BigDecimal.ZERO;
        List<FuturesFill> fills = rig.usdm.orElseThrow().fills();
        for (FuturesFill fill : fills) {
            BigDecimal next = position.add(
                    fill.side().name().equals("BUY")
                            ? fill.quantity()
                            : fill.quantity().negate());
            assertThat(position.signum() * next.signum()).isNotNegative();
            position = next;
        }
    }
}

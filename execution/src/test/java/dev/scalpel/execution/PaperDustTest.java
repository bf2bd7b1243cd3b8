package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.state.PaperState;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Paper trading with 500 USDT, the venue's real tick, step and minimum, and its fee of 10 bp in the base asset. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperDustTest {

    private static final BigDecimal STEP = new BigDecimal("0.00001");
    private static final int DAYS = 2;

    private final PaperTestRig rig = new PaperTestRig(
            DAYS,
            "symbols: {BTC/USDT: 0.1}\nexecution: {paperCapital: 500}\ncosts: {feeBp: 10, slippageBp: 0}\n"
                    + "limits: {dailyLossShare: 1, drawdownShare: 1, maxConsecutiveLosses: 1000}\n",
            0.2);

    @BeforeAll
    void twoDaysOfRandomEntries() {
        rig.memory.putIfAbsent("instruments/binance.json", """
                {"format": 1, "venue": "binance", "instruments": {
                  "BTC-USDT": {"checkedAt": "2026-05-31T00:00:00Z", "versions": [
                    {"asOf": "2026-05-31T00:00:00Z", "kind": "SPOT",
                     "tick": "0.01", "step": "0.00001", "minQuantity": "0.00001", "maxQuantity": "9000",
                     "minNotional": "5", "status": "OPEN",
                     "orderTypes": ["LIMIT", "MARKET", "STOP_LIMIT"]}]}}}
                """.getBytes(StandardCharsets.UTF_8));
        rig.run(1, DAYS * 1_440 + 1);
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void tradesInWholeStepsOnBothSides() {
        assertThat(trades()).hasSizeGreaterThan(50).allSatisfy(trade -> {
            assertThat(trade.entry().quantity().remainder(STEP)).isEqualByComparingTo("0");
            assertThat(trade.exit().quantity().remainder(STEP)).isEqualByComparingTo("0");
        });
    }

    @Test
    void losesAtMostABasisPointPerTradeToDust() {
        double worth = dust().doubleValue()
                * trades().get(trades().size() - 1).exit().price().doubleValue();

        assertThat(dust()).isLessThan(STEP);
        assertThat(10_000 * worth / entered()).isLessThanOrEqualTo(1);
    }

    @Test
    void wouldLoseManyIfNothingSoldIt() {
        double left = trades().stream()
                .mapToDouble(trade -> kept(trade).remainder(STEP).doubleValue()
                        * trade.exit().price().doubleValue())
                .sum();

        assertThat(10_000 * left / entered()).isGreaterThan(20);
    }

    @Test
    void sellsEverythingExceptTheDust() {
        BigDecimal bought = trades().stream().map(PaperDustTest::kept).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sold =
                trades().stream().map(trade -> trade.exit().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sold.add(dust())).isEqualByComparingTo(bought);
    }

    @Test
    void theLedgersGainsAreTheAccounts() {
        double gained = trades().stream()
                .mapToDouble(trade -> trade.netProfit().doubleValue())
                .sum();

        assertThat(rig.state(BTC).account().settledEquity()).isEqualTo(500 + gained, within(1e-6));
    }

    /** Replay parity with real steps and dust. */
    @Test
    void areTheTradesAndTheEquityOfTheBatch() {
        SimulationResult batch = batch();

        assertThat(trades()).hasSameSizeAs(batch.trades());
        for (int at = 0; at < batch.trades().size(); at++) {
            Trade trade = batch.trades().get(at);
            TradeRow row = trades().get(at);
            assertThat(row.entry().time()).isEqualTo(trade.position().entryTime());
            assertThat(row.exit().time()).isEqualTo(trade.exitTime());
            assertThat(row.entry().quantity())
                    .isEqualByComparingTo(trade.position().quantity());
            assertThat(row.exit().quantity()).isEqualByComparingTo(trade.sold());
            assertThat(row.exit().price().doubleValue()).isEqualTo(trade.exitPrice());
            assertThat(row.netProfit().doubleValue()).isEqualTo(trade.netProfit());
        }
        assertThat(rig.state(BTC).account()).isEqualTo(batch.endState().account());
        assertThat(dust()).isEqualByComparingTo(batch.endState().dust().quantity());
    }

    private SimulationResult batch() {
        BarSeries all = rig.market.get(BTC);
        int from = all.firstRowFrom(PaperTestRig.START.toEpochMilli());
        DecisionRule rule = rig.model.over(all, Optional.of(all));
        SimulationSettings bounds = new SimulationSettings(
                rig.settings.costBook().of(rig.settings.instrument(PaperTestRig.BTC)),
                0,
                rig.settings.limits().forTrading(),
                new VenueFilters(new BigDecimal("0.01"), STEP, STEP, new BigDecimal("9000"), new BigDecimal("5")),
                0.1);
        return BatchSimulator.run(
                all.slice(from, all.size()), (row, account) -> rule.decide(row + from, account), bounds, 500);
    }

    private List<TradeRow> trades() {
        return rig.trades(BTC);
    }

    private BigDecimal dust() {
        return ((PaperState) rig.state(BTC).execution().orElseThrow())
                .trader()
                .dust()
                .quantity();
    }

    private double entered() {
        return trades().stream()
                .mapToDouble(trade ->
                        trade.entry().price().multiply(trade.entry().quantity()).doubleValue())
                .sum();
    }

    private static BigDecimal kept(TradeRow trade) {
        return trade.entry().quantity().multiply(new BigDecimal("0.999"));
    }
}

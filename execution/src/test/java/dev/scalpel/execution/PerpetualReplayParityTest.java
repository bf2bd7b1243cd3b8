package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static dev.scalpel.execution.PaperTestRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Costs.TargetFill;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.margin.LiquidationPrices;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Promise 4 on a perpetual, in both styles: the handler on paper, minute by minute, gives the very trades of the batch, long and
 * short, with their funding and at the margin that the account's stored tiers demand.
 */
class PerpetualReplayParityTest {

    private static final InstrumentId PERPETUAL = new InstrumentId("binance-usdm", ETH);
    private static final double SHARE = 0.7;
    private static final double CAPITAL = 10_000;
    /** At this leverage a position is liquidated before the disaster stop of one that follows a score. */
    private static final int LEVERAGE = 100;

    private static final String YAML = "venue: binance-usdm\nsymbols: {ETH/USDT: " + SHARE + "}\n"
            + "limits: {dailyLossShare: 1, drawdownShare: 1, cooldownMinutes: 0, maxConsecutiveLosses: 1000}\n"
            + "costs: {feeBp: 2, slippageBp: 0.5, feeAsset: quote}\n"
            + "venueConnection: {leverage: " + LEVERAGE + "}\n";

    @Test
    void tradesByBracketsAreThoseOfTheBatch() {
        PaperTestRig rig = PaperTestRig.onBothSides(ParityDays.COUNT, YAML, 0.3);
        BarSeries all = rig.market.get(ETH);

        List<TradeRow> rows = replay(rig);
        SimulationResult batch = batch(rig, rig.model.over(all, Optional.of(rig.market.get(BTC))));

        requireSame(rig, rows, batch);
        assertThat(rows)
                .extracting(TradeRow::exitReason)
                .contains(ExitReason.STOP, ExitReason.TARGET, ExitReason.TIME_LIMIT);
        ParityDays.report("brackets on paper equal the batch, " + describe(rows), rows.size());
    }

    @Test
    void tradesThatFollowAScoreAreThoseOfTheBatch() {
        Costs costs = Costs.of(0.0002, 0.00005);
        ScoredForecaster model = new ScoredForecaster(FeatureVariant.FULL, ScoredForecaster.TACTICS, 1.1, costs);
        PaperTestRig rig =
                new PaperTestRig(ParityDays.COUNT, YAML, 0, (symbol, now) -> new ChampionStatus.Model(model));
        BarSeries all = rig.market.get(ETH);

        List<TradeRow> rows = replay(rig);
        SimulationResult batch =
                batch(rig, model.over(all, Optional.of(rig.market.get(BTC)), EnumSet.allOf(PositionSide.class)));

        requireSame(rig, rows, batch);
        assertThat(rows)
                .extracting(TradeRow::exitReason)
                .contains(ExitReason.SCORE, ExitReason.TIME_LIMIT, ExitReason.LIQUIDATION);
        ParityDays.report("scores on paper equal the batch, " + describe(rows), rows.size());
    }

    private static List<TradeRow> replay(PaperTestRig rig) {
        PerpetualFixture.storeRules(rig.memory, PERPETUAL, Duration.ofHours(1), START);
        PerpetualFixture.storeTerms(rig.memory, PERPETUAL, START);
        new StoredFunding(rig.memory).append(PERPETUAL, PerpetualFixture.hourlyRates(rig.market.get(ETH)));
        rig.run(1, ParityDays.COUNT * 1_440 + 1);
        assertThat(rig.failures).isEmpty();
        return rig.trades(ETH);
    }

    /** Its costs are put together here, and not by what the handler uses. */
    private static SimulationResult batch(PaperTestRig rig, DecisionRule rule) {
        BarSeries all = rig.market.get(ETH);
        int from = all.firstRowFrom(START.toEpochMilli());
        Costs costs = Costs.of(0.0002, 0.00005)
                .withFundingRates(FundingSeries.of(PerpetualFixture.hourlyRates(all)))
                .withMargin(LiquidationPrices.of(PerpetualFixture.terms().withLeverage(LEVERAGE)))
                .withTarget(TargetFill.TAKES);
        SimulationSettings settings =
                new SimulationSettings(costs, 0, rig.settings.limits().forTrading(), PerpetualFixture.FILTERS, SHARE);
        return BatchSimulator.run(all.slice(from, all.size()), new ShiftedRule(rule, from), settings, CAPITAL);
    }

    private static void requireSame(PaperTestRig rig, List<TradeRow> rows, SimulationResult batch) {
        assertThat(rows).hasSizeGreaterThan(15 * ParityDays.COUNT).hasSameSizeAs(batch.trades());
        for (int at = 0; at < rows.size(); at++) {
            assertSame(rows.get(at), batch.trades().get(at));
        }
        assertThat(rig.state(ETH).account()).isEqualTo(batch.endState().account());
        assertThat(rows).extracting(TradeRow::side).contains(PositionSide.LONG, PositionSide.SHORT);
        assertThat(rows)
                .anyMatch(row -> row.funding().signum() > 0)
                .anyMatch(row -> row.funding().signum() < 0);
    }

    private static void assertSame(TradeRow row, Trade trade) {
        assertThat(row.decisionBar()).isEqualTo(trade.position().decisionTime());
        assertThat(row.basis()).isEqualTo(trade.position().basis());
        assertThat(row.entry().time()).isEqualTo(trade.position().entryTime());
        assertThat(row.exit().time()).isEqualTo(trade.exitTime());
        assertThat(row.entry().price().doubleValue()).isEqualTo(trade.position().entryPrice());
        assertThat(row.exit().price().doubleValue()).isEqualTo(trade.exitPrice());
        assertThat(row.entry().quantity()).isEqualByComparingTo(trade.position().quantity());
        assertThat(row.exitReason()).isEqualTo(trade.reason());
        assertThat(row.netProfit().doubleValue()).isEqualTo(trade.netProfit());
        assertThat(row.funding().doubleValue()).isEqualTo(trade.funding());
    }

    private static String describe(List<TradeRow> rows) {
        return rows.stream().filter(row -> row.side() == PositionSide.SHORT).count() + " of them short, "
                + rows.stream().filter(row -> row.funding().signum() != 0).count() + " with funding, "
                + rows.stream()
                        .filter(row -> row.exitReason() == ExitReason.LIQUIDATION)
                        .count() + " liquidated";
    }
}

package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promise 4 through the live broker and the local exchange. */
class LiveParityTest {

    /** {@code -Dscalpel.parity.days=14} for the whole fortnight. */
    private static final int DAYS = Integer.getInteger("scalpel.parity.days", 2);

    private static final double TICK = 0.01;

    /** Differences: ticks, steps, the second of the minute, and a stop that fills at its trigger instead of worse. */
    @Test
    void theLivePathTradesWhatTheBatchTradesUpToDeclaredDifferences() {
        try (LiveRig rig = new LiveRig(DAYS, "", 0.1)) {
            rig.run(1, DAYS * 1_440 + 1);
            assertThat(rig.failures).isEmpty();

            List<Trade> batch = batch(rig).trades();
            List<TradeRow> rows = rig.trades();
            assertThat(rows.size()).isEqualTo(batch.size()).isGreaterThan(20 * DAYS);
            for (int i = 0; i < rows.size(); i++) {
                assertSame(rows.get(i), batch.get(i));
            }
        }
    }

    private static void assertSame(TradeRow row, Trade trade) {
        assertThat(row.decisionBar()).isEqualTo(trade.position().decisionTime());
        assertThat(Minutes.floor(row.entry().time())).isEqualTo(trade.position().entryTime());
        assertThat(row.entry().price().doubleValue()).isEqualTo(trade.position().entryPrice(), within(TICK));
        assertThat(row.entry().quantity().doubleValue())
                .isEqualTo(
                        trade.position().quantity().doubleValue(),
                        within(0.01 * trade.position().quantity().doubleValue()));
        assertThat(Minutes.floor(row.exit().time())).isEqualTo(trade.exitTime());
        assertThat(row.exitReason()).isEqualTo(trade.reason());
        double slipped = trade.reason() == ExitReason.STOP
                ? 0.25 * trade.position().sigma() * trade.position().stopPrice()
                : 0;
        assertThat(row.exit().price().doubleValue() - slipped).isEqualTo(trade.exitPrice(), within(2 * TICK));
    }

    private static SimulationResult batch(LiveRig rig) {
        BarSeries all = rig.bars;
        int from = all.firstRowFrom(LiveRig.START.toEpochMilli());
        DecisionRule rule = rig.model.over(all, Optional.empty());
        SimulationSettings bounds = new SimulationSettings(
                rig.settings.costs().forTrading(), 0, rig.settings.limits().forTrading(), VenueFilters.FINE, 0.7);
        return BatchSimulator.run(
                all.slice(from, all.size()), (row, account) -> rule.decide(row + from, account), bounds, 10_000);
    }
}

package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static dev.scalpel.execution.PaperTestRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.PendingEntry;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promise 4 for entries that rest in the book: the handler on paper fills, waits and lapses as the batch does. */
class MakerReplayParityTest {

    private static final int DAYS = 3;

    private static final String SETTINGS =
            "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 2, makerFeeBp: 1, slippageBp: 0.5}\n"
                    + "execution: {entry: maker, makerTimeoutSeconds: 120}\n";

    @Test
    void minuteByMinuteMakerTradesEqualTheBatch() {
        PaperTestRig rig = new PaperTestRig(DAYS, SETTINGS, 0.08);
        rig.run(1, DAYS * 1_440 + 1);
        assertThat(rig.failures).isEmpty();

        SimulationResult batch = batch(rig);
        List<TradeRow> rows = rig.trades(ETH);

        assertThat(rows.size()).isEqualTo(batch.trades().size()).isGreaterThan(20);
        assertThat(batch.trades())
                .extracting(
                        trade -> trade.position().entryTime() - trade.position().decisionTime())
                .contains(60_000L, 120_000L);
        for (int i = 0; i < rows.size(); i++) {
            TradeRow row = rows.get(i);
            Trade trade = batch.trades().get(i);
            assertThat(row.entry().time()).isEqualTo(trade.position().entryTime());
            assertThat(row.entry().price().doubleValue())
                    .isEqualTo(trade.position().entryPrice());
            assertThat(row.entry().intendedPrice())
                    .isEqualByComparingTo(row.entry().price());
            assertThat(row.exit().time()).isEqualTo(trade.exitTime());
            assertThat(row.exit().price().doubleValue()).isEqualTo(trade.exitPrice());
            assertThat(row.exitReason()).isEqualTo(trade.reason());
            assertThat(row.netProfit().doubleValue()).isEqualTo(trade.netProfit());
        }
        assertThat(rig.state(ETH).account()).isEqualTo(batch.endState().account());
        assertThat(rig.enteredBars(ETH, DAYS))
                .as("a row that says ENTER has a trade, however long its quote rested")
                .isEqualTo(decisionTimes(batch));
    }

    /** Of closed trades, and of what is open or waits at the end. */
    private static List<Long> decisionTimes(SimulationResult batch) {
        return Stream.of(
                        batch.trades().stream().map(trade -> trade.position().decisionTime()),
                        batch.endState().position().stream().map(Position::decisionTime),
                        batch.endState().pending().stream().map(PendingEntry::decisionTime))
                .flatMap(times -> times)
                .toList();
    }

    private static SimulationResult batch(PaperTestRig rig) {
        BarSeries all = rig.market.get(ETH);
        int from = all.firstRowFrom(START.toEpochMilli());
        DecisionRule rule = rig.model.over(all, Optional.of(rig.market.get(BTC)));
        SimulationSettings bounds = new SimulationSettings(
                        rig.settings.costBook().of(rig.settings.instrument(ETH)),
                        0,
                        rig.settings.limits().forTrading(),
                        VenueFilters.UNKNOWN,
                        0.7)
                .withMaker(Optional.of(MakerEntry.once(2)));
        return BatchSimulator.run(
                all.slice(from, all.size()), (row, account) -> rule.decide(row + from, account), bounds, 10_000);
    }
}

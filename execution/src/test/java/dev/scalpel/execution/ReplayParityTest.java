package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static dev.scalpel.execution.PaperTestRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Promise 4: replay parity. The handler, minute by minute on paper, gives the very trades of the batch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayParityTest {

    private static final int DAYS = 14;
    private static final double ALLOCATION = 0.7;

    private final PaperTestRig rig =
            new PaperTestRig(DAYS, "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 2, slippageBp: 0.5}\n", 0.08);
    private final BarSeries bars = barsFromStart();

    @BeforeAll
    void fourteenDaysMinuteByMinuteThroughTheHandler() {
        rig.run(1, DAYS * 1_440 + 1);
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void minuteByMinuteTradesEqualTheBatch() {
        SimulationResult batch = batch();
        List<TradeRow> rows = rig.trades(ETH);

        assertThat(rows.size()).isEqualTo(batch.trades().size()).isGreaterThan(100);
        IntStream.range(0, rows.size())
                .forEach(i -> assertSame(rows.get(i), batch.trades().get(i)));
    }

    @Test
    void minuteByMinuteEquityEqualsTheBatchToTheBit() {
        assertThat(rig.state(ETH).account()).isEqualTo(batch().endState().account());
    }

    @Test
    void everyRowThatSaysEnterHasItsTrade() {
        List<Long> traded = batch().trades().stream()
                .map(trade -> trade.position().decisionTime())
                .toList();

        // The last one may still be open.
        assertThat(rig.enteredBars(ETH, DAYS).subList(0, traded.size())).isEqualTo(traded);
        assertThat(rig.enteredBars(ETH, DAYS).size() - traded.size()).isLessThanOrEqualTo(1);
    }

    @Test
    void everyBarHasADecisionWithItsReason() {
        List<DecisionRow> rows = IntStream.range(0, DAYS)
                .mapToObj(day -> rig.decisions(ETH, day))
                .flatMap(List::stream)
                .toList();
        assertThat(rows).hasSize(bars.size());
        assertThat(rows.stream().filter(DecisionRow::entered))
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(row.insight()).isPresent());
    }

    private SimulationResult batch() {
        BarSeries all = rig.market.get(ETH);
        int from = all.firstRowFrom(START.toEpochMilli());
        DecisionRule rule = rig.model.over(all, Optional.of(rig.market.get(BTC)));
        SimulationSettings bounds = new SimulationSettings(
                rig.settings.costBook().of(rig.settings.instrument(ETH)),
                0,
                rig.settings.limits().forTrading(),
                VenueFilters.UNKNOWN,
                ALLOCATION);
        return BatchSimulator.run(bars, (row, account) -> rule.decide(row + from, account), bounds, 10_000);
    }

    private BarSeries barsFromStart() {
        BarSeries all = rig.market.get(ETH);
        return all.slice(all.firstRowFrom(START.toEpochMilli()), all.size());
    }

    private static void assertSame(TradeRow row, Trade trade) {
        assertThat(row.entry().time()).isEqualTo(trade.position().entryTime());
        assertThat(row.exit().time()).isEqualTo(trade.exitTime());
        assertThat(row.entry().price().doubleValue()).isEqualTo(trade.position().entryPrice());
        assertThat(row.exit().price().doubleValue()).isEqualTo(trade.exitPrice());
        assertThat(row.entry().quantity()).isEqualByComparingTo(trade.position().quantity());
        assertThat(row.exitReason()).isEqualTo(trade.reason());
        assertThat(row.netProfit().doubleValue()).isEqualTo(trade.netProfit());
        assertThat(row.basis()).isEqualTo(trade.position().basis());
        assertThat(row.decisionBar()).isEqualTo(Minutes.plus(trade.position().entryTime(), -1));
    }
}

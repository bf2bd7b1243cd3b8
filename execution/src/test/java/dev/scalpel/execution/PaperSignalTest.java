package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.PaperState;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real function on paper, with decisions of a signal or a rule in place of a model's. */
class PaperSignalTest {

    private static final int DECIDED = 30;
    private static final int HOLD = 60;

    /** Stop and target may be missing; the trade is that of the batch to the last bit. */
    @ParameterizedTest
    @CsvSource({
        "SIGNAL, LONG,  NaN,    NaN,    TIME_LIMIT",
        "SIGNAL, SHORT, NaN,    NaN,    TIME_LIMIT",
        "SIGNAL, LONG,  0.0001, NaN,    STOP",
        "SIGNAL, SHORT, 0.0001, NaN,    STOP",
        "RULE,   LONG,  NaN,    0.0001, TARGET",
        "RULE,   SHORT, NaN,    0.0001, TARGET",
        "RULE,   LONG,  0.2,    0.2,    TIME_LIMIT",
        "RULE,   SHORT, 0.2,    0.2,    TIME_LIMIT",
    })
    void anEntryWithoutAModelIsTradedAndRecorded(
            Origin origin, PositionSide side, double stop, double target, String reason) {
        PaperTestRig rig = new PaperTestRig(1, "symbols: {BTC/USDT: 0.6}\ncosts: {feeBp: 0, slippageBp: 0}\n", 0);
        long bar = Minutes.plus(PaperTestRig.START.toEpochMilli(), DECIDED - 1);
        ScriptedDecisions source = new ScriptedDecisions(origin, bar, new Distances(side, stop, target, HOLD, 0.001));
        Dispatcher process = rig.deciding(source);
        for (int minute = DECIDED - 2; minute <= DECIDED + HOLD + 2; minute++) {
            rig.at(minute);
            rig.call(process, "{}");
            if (minute == DECIDED) {
                PaperState pending = (PaperState) rig.state(BTC).execution().orElseThrow();
                assertThat(pending.strategy()).isEqualTo(source.strategy());
                assertThat(pending.entry().orElseThrow().basis()).isEqualTo(source.basis());
            }
            rig.state(BTC).position().ifPresent(open -> {
                Position position = open.position();
                assertThat(position.hasStop()).isEqualTo(!Double.isNaN(stop));
                assertThat(position.hasTarget()).isEqualTo(!Double.isNaN(target));
            });
        }

        assertThat(rig.failures).isEmpty();
        Trade batch = batch(rig.market.get(BTC), source);
        List<TradeRow> trades = rig.trades(BTC);
        assertThat(trades).hasSize(1);
        TradeRow row = trades.get(0);
        assertThat(row.basis()).isEqualTo(source.basis());
        assertThat(row.exitReason().name()).isEqualTo(reason);
        assertThat(row.exitReason()).isEqualTo(batch.reason());
        assertThat(row.netProfit().doubleValue()).isEqualTo(batch.netProfit());
        assertThat(row.exit().price().doubleValue()).isEqualTo(batch.exitPrice());
        assertThat(row.tacticsId()).isEmpty();
        assertThat(row.predictedNet()).isNaN();
        assertThat(rig.decisions(BTC, 0))
                .filteredOn(DecisionRow::entered)
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.bar()).isEqualTo(bar);
                    assertThat(decision.strategy()).isEqualTo(source.strategy());
                    assertThat(decision.insight()).isEmpty();
                    assertThat(decision.signalId().isPresent()).isEqualTo(origin == Origin.SIGNAL);
                    assertThat(decision.signalId().orElse(ScriptedDecisions.SOURCE))
                            .isEqualTo(ScriptedDecisions.SOURCE);
                });
    }

    private static Trade batch(BarSeries all, ScriptedDecisions source) {
        BarSeries bars = all.slice(all.firstRowFrom(source.bar()), all.size());
        SimulationSettings settings = new SimulationSettings(
                Costs.FREE, 0, new PaperTestRig(1, "", 0).settings.limits().forTrading(), VenueFilters.UNKNOWN, 0.6);
        return BatchSimulator.run(
                        bars, (row, account) -> row == 0 ? source.decision() : StandAside.noSignal(), settings, 10_000)
                .trades()
                .get(0);
    }
}

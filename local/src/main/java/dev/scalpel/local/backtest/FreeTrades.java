package dev.scalpel.local.backtest;

import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import java.util.List;

/** What decisions earn before the costs of trading: they are filled again at the prices of the bars, and pay for holding alone. */
final class FreeTrades {

    private FreeTrades() {}

    /**
     * @param rule its decisions may depend on costs
     * @param settings whose costs of trading are left out
     * @param equity at the start
     */
    static BreakEven breakEven(BarSeries bars, DecisionRule rule, SimulationSettings settings, double equity) {
        SimulationSettings free = settings.withCosts(settings.costs().ofHolding());
        List<GrossReturn> gross = BatchSimulator.run(bars, rule, free, equity).trades().stream()
                .map(GrossReturn::ofFree)
                .toList();
        return BreakEven.byDay(gross);
    }
}

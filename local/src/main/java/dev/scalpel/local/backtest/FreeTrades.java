package dev.scalpel.local.backtest;

import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.trading.Costs;
import java.util.List;

/** What decisions earn before all costs: they are filled again at the prices of the bars. */
final class FreeTrades {

    private FreeTrades() {}

    /**
     * @param rule its decisions may depend on costs
     * @param settings whose costs are left out
     * @param equity at the start
     */
    static BreakEven breakEven(BarSeries bars, DecisionRule rule, SimulationSettings settings, double equity) {
        SimulationSettings free = settings.withCosts(Costs.FREE);
        List<GrossReturn> gross = BatchSimulator.run(bars, rule, free, equity).trades().stream()
                .map(GrossReturn::ofFree)
                .toList();
        return BreakEven.byDay(gross);
    }
}

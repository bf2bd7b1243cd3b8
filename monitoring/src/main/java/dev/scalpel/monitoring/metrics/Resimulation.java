package dev.scalpel.monitoring.metrics;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Tactics;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.List;
import java.util.Optional;

/** What the simulator makes of one decision on the stored bars: the entry at the next open, and its end. */
final class Resimulation {

    /** All that the decision was is in the bracket; nothing may keep it from being entered. */
    private static final Tactics UNBOUND = new Tactics(0, 0, 1, 1, Bracket.MAX_HOLD_MINUTES, 0);

    private static final double EQUITY = 1_000_000;
    /** Absent minutes may put off an end; beyond a day of them there is nothing to compare. */
    private static final long SLACK_MINUTES = Minutes.PER_DAY;

    private final BarSeries bars;
    private final SimulationSettings settings;

    /** @param filters by which the account trades: stops and targets rest on its ticks */
    Resimulation(BarSeries bars, Costs costs, VenueFilters filters) {
        this.bars = bars;
        settings = SimulationSettings.of(costs).withFilters(filters);
    }

    /**
     * @return empty when the bars lack the decision's minute, the entry's, or the end
     */
    Optional<Trade> trade(long decisionBar, Bracket bracket, double sigma) {
        int row = bars.rowOf(decisionBar);
        if (row < 0 || !(sigma > 0 && sigma < 1)) {
            return Optional.empty();
        }
        Decision enter = Decision.Enter.byRule(bracket, sigma, 1, UNBOUND);
        long entry = Minutes.plus(decisionBar, 1);
        // First as far as the hold goes, then further where minutes were absent.
        long end = Minutes.plus(entry, bracket.holdMinutes() + 1L);
        Optional<Trade> trade = run(row, end, enter);
        return trade.isPresent() || bars.rowOf(entry) < 0 ? trade : run(row, Minutes.plus(end, SLACK_MINUTES), enter);
    }

    private Optional<Trade> run(int row, long end, Decision enter) {
        BarSeries life = bars.slice(row, bars.firstRowFrom(end));
        List<Trade> trades = BatchSimulator.run(
                        life, (at, account) -> at == 0 ? enter : Decision.StandAside.noSignal(), settings, EQUITY)
                .trades();
        return trades.isEmpty() ? Optional.empty() : Optional.of(trades.get(0));
    }
}

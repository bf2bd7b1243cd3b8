package dev.scalpel.monitoring.metrics;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.List;
import java.util.Optional;

/** Simulates one decision on the stored bars: the entry at the next open, and its exit. */
final class Resimulation {

    /** The basis is the whole decision; no other rule may prevent its entry. */
    private static final BracketTactics UNRESTRICTED = new BracketTactics(0, 0, 1, 1, Bracket.MAX_HOLD_MINUTES, 0);

    /** Not an exit minute. */
    static final long NEVER = AccountView.NEVER;

    private static final double EQUITY = 1_000_000;
    /** Missing minutes may delay an exit; beyond a day of them there is nothing to compare. */
    private static final long EXTRA_MINUTES = Minutes.PER_DAY;

    private final BarSeries bars;
    private final Costs costs;
    private final VenueFilters filters;

    /** @param filters of the account: stops and targets are rounded to its ticks */
    Resimulation(BarSeries bars, Costs costs, VenueFilters filters) {
        this.bars = bars;
        this.costs = costs;
        this.filters = filters;
    }

    /**
     * @param notional of the order, for its slippage
     * @return empty when the bars of the decision, the entry or the exit are missing
     */
    Optional<Trade> trade(long decisionBar, Bracket bracket, double sigma, double notional) {
        return sigma > 0 && sigma < 1
                ? trade(decisionBar, new EntryBasis.ByModel(EntryBasis.ByModel.UNSTORED, bracket, sigma), notional)
                : Optional.empty();
    }

    /** The same for an entry of any origin, which only its stop, its target or the end of its hold closes. */
    Optional<Trade> trade(long decisionBar, EntryBasis basis, double notional) {
        return trade(decisionBar, basis, notional, NEVER);
    }

    /** @param exitMinute the minute at whose open the strategy itself wanted the position closed; {@link #NEVER} if it did not */
    Optional<Trade> trade(long decisionBar, EntryBasis basis, double notional, long exitMinute) {
        int row = bars.rowOf(decisionBar);
        if (row < 0) {
            return Optional.empty();
        }
        DecisionRule rule = new OneDecision(
                new Decision.Enter(basis, 1, Double.NaN, Double.NaN, UNRESTRICTED),
                exitMinute == NEVER ? DecisionRule.NO_SIGNAL : bars.firstRowFrom(exitMinute) - 1 - row);
        long entry = Minutes.plus(decisionBar, 1);
        SimulationSettings settings =
                SimulationSettings.of(costs.atNotional(notional)).withFilters(filters);
        // First up to the maximum hold, then further where minutes are missing.
        long end = Minutes.plus(entry, basis.distances().holdMinutes() + 1L);
        Optional<Trade> trade = run(row, end, rule, settings);
        return trade.isPresent() || bars.rowOf(entry) < 0
                ? trade
                : run(row, Minutes.plus(end, EXTRA_MINUTES), rule, settings);
    }

    private Optional<Trade> run(int row, long end, DecisionRule rule, SimulationSettings settings) {
        BarSeries held = bars.slice(row, bars.firstRowFrom(end));
        List<Trade> trades = BatchSimulator.run(held, rule, settings, EQUITY).trades();
        return trades.isEmpty() ? Optional.empty() : Optional.of(trades.get(0));
    }

    /**
     * Enters at the first bar and, where the strategy did so, exits at the close of a later one.
     *
     * @param exitRow at whose close the exit is decided
     */
    private record OneDecision(Decision enter, int exitRow) implements DecisionRule {

        @Override
        public Decision decide(int row, AccountView account) {
            return row == 0 ? enter : Decision.StandAside.noSignal();
        }

        @Override
        public boolean exits(int row, Position position) {
            return row >= exitRow;
        }

        @Override
        public int nextExit(int row, Position position) {
            return Math.max(row, exitRow);
        }
    }
}

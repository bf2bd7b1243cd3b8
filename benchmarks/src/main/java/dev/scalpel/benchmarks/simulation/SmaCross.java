package dev.scalpel.benchmarks.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.PositionSide;
import java.util.BitSet;

/**
 * Scalpel's side of the comparison: long when the average of 20 closes crosses above that of 60, stop and target 0.5 %,
 * at most 60 minutes, 0.1 % per side. The averages are compared as exact sums of whole 1e-8, so no order of summation can
 * flip a near-tie.
 */
final class SmaCross {

    static final int FAST = 20;
    static final int SLOW = 60;
    static final double DISTANCE = 0.005;
    static final double SIGMA = 0.0005;
    static final int HOLD_MINUTES = 60;
    static final double FEE_RATE = 0.001;
    static final double START_EQUITY = 10_000;

    private static final double UNITS = 1e8;

    private SmaCross() {}

    static SimulationResult simulate(BarSeries bars) {
        Bracket bracket = new Bracket(PositionSide.LONG, DISTANCE / SIGMA, DISTANCE / SIGMA, HOLD_MINUTES);
        Enter enter = Enter.byRule("sma-cross", bracket, SIGMA, 1, new BracketTactics(0, 0, 1, 1, HOLD_MINUTES, 0));
        CrossingRule rule = new CrossingRule(crossings(bars), enter);
        return BatchSimulator.run(bars, rule, SimulationSettings.of(Costs.of(FEE_RATE, 0)), START_EQUITY);
    }

    private record CrossingRule(BitSet crossings, Enter enter) implements DecisionRule {

        @Override
        public Decision decide(int row, AccountView account) {
            return crossings.get(row) ? enter : Decision.StandAside.noSignal();
        }

        @Override
        public int nextSignal(int row) {
            int next = crossings.nextSetBit(row);
            return next < 0 ? NO_SIGNAL : next;
        }
    }

    private static BitSet crossings(BarSeries bars) {
        int rows = bars.size();
        long[] units = new long[rows];
        BitSet crossings = new BitSet(rows);
        long fast = 0;
        long slow = 0;
        boolean wasAbove = true;
        for (int row = 0; row < rows; row++) {
            units[row] = Math.round(bars.close(row) * UNITS);
            fast += units[row] - (row >= FAST ? units[row - FAST] : 0);
            slow += units[row] - (row >= SLOW ? units[row - SLOW] : 0);
            if (row >= SLOW - 1) {
                boolean above = fast * (SLOW / FAST) > slow;
                if (above && !wasAbove) {
                    crossings.set(row);
                }
                wasAbove = above;
            }
        }
        return crossings;
    }
}

package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;

/** Steps one {@link Trader} through a whole series, skipping the bars in which nothing can happen. */
public final class BatchSimulator {

    private BatchSimulator() {}

    /** Trades all bars, starting with this equity. */
    public static SimulationResult run(
            BarSeries bars, DecisionRule rule, SimulationSettings settings, double startEquity) {
        return run(bars, rule, settings, TraderState.starting(startEquity), TraderListener.NONE);
    }

    /** Continues from a state; all bars must be later than its last bar. */
    public static SimulationResult run(
            BarSeries bars,
            DecisionRule rule,
            SimulationSettings settings,
            TraderState state,
            TraderListener listener) {
        Collector collector = new Collector(listener);
        Trader trader = new Trader(settings, state, collector);
        double[] equity = new double[bars.size()];
        for (int row = 0; row < equity.length; row++) {
            int quietFrom = row;
            row = trader.awaitsDecision() ? nextSignal(rule, row, bars) : trader.nextEvent(bars, row, rule);
            trader.onQuietBars(bars, quietFrom, row, equity);
            if (row == equity.length) {
                break;
            }
            trader.onBar(bars.openTime(row), bars.open(row), bars.high(row), bars.low(row), bars.close(row));
            trader.decide(rule, row, bars.close(row));
            equity[row] = trader.account().equity();
        }
        return new SimulationResult(bars, collector.trades, state.account().equity(), equity, trader.state());
    }

    private static int nextSignal(DecisionRule rule, int row, BarSeries bars) {
        int next = rule.nextSignal(row);
        if (next < row) {
            throw new IllegalArgumentException("nextSignal must be >= the requested row: " + next + " for " + row);
        }
        return Math.min(next, bars.size());
    }

    private static final class Collector implements TraderListener {

        private final TraderListener next;
        private final List<Trade> trades = new ArrayList<>();

        Collector(TraderListener next) {
            this.next = next;
        }

        @Override
        public void decided(long barTime, Decision decision) {
            next.decided(barTime, decision);
        }

        @Override
        public void noSignal(BarSeries bars, int from, int to) {
            next.noSignal(bars, from, to);
        }

        @Override
        public void entered(Position position) {
            next.entered(position);
        }

        @Override
        public void lapsed(PendingEntry entry, Decision.StandAside reason) {
            next.lapsed(entry, reason);
        }

        @Override
        public void closed(Trade trade) {
            trades.add(trade);
            next.closed(trade);
        }
    }
}

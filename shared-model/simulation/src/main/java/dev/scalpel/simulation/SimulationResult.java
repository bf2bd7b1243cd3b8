package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Trade;
import java.util.List;

/** The result of a batch simulation. A position still open at the end is in {@link #endState()} and marked to market in the curve. */
public final class SimulationResult {

    private final BarSeries bars;
    private final List<Trade> trades;
    private final double startEquity;
    private final double[] equity;
    private final TraderState endState;

    SimulationResult(BarSeries bars, List<Trade> trades, double startEquity, double[] equity, TraderState endState) {
        this.bars = bars;
        this.trades = List.copyOf(trades);
        this.startEquity = startEquity;
        this.equity = equity;
        this.endState = endState;
    }

    public List<Trade> trades() {
        return trades;
    }

    public TraderState endState() {
        return endState;
    }

    public double startEquity() {
        return startEquity;
    }

    /** Number of points of the equity curve: one per bar. */
    public int points() {
        return equity.length;
    }

    /** The minute of the bar at whose close this point was marked. */
    public long timeAt(int point) {
        return bars.openTime(point);
    }

    /** Equity at the close of this bar. */
    public double equityAt(int point) {
        return equity[point];
    }

    /** A copy of the whole curve, one value per bar. */
    public double[] equityCurve() {
        return equity.clone();
    }

    public double endEquity() {
        return endState.account().equity();
    }

    public double netReturn() {
        return endEquity() / startEquity - 1;
    }

    /** Largest drawdown, as a share of the peak. */
    public double maxDrawdown() {
        return endState.account().maxDrawdown();
    }
}

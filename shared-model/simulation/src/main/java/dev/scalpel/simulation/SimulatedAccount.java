package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Trade;

/** The mutable account: {@link AccountState} in fields, so that a quiet bar creates no object. */
final class SimulatedAccount implements AccountView {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private double equity;
    private double settledEquity;
    private double peakEquity;
    private double maxDrawdown;
    /** Lowest equity since the peak: only a new low can deepen the drawdown. */
    private double trough;

    private long day;
    private long dayEndTime;
    private double dayStartEquity;
    private int lossesInARow;
    private long lastStopTime;
    private long lastLossTime;

    SimulatedAccount(AccountState state) {
        equity = state.equity();
        settledEquity = state.settledEquity();
        peakEquity = state.peakEquity();
        maxDrawdown = state.maxDrawdown();
        trough = Double.POSITIVE_INFINITY;
        day = state.day();
        dayEndTime = day == AccountState.NO_DAY ? NEVER : (day + 1) * DAY_MILLIS;
        dayStartEquity = state.dayStartEquity();
        lossesInARow = state.lossesInARow();
        lastStopTime = state.lastStopTime();
        lastLossTime = state.lastLossTime();
    }

    AccountState state() {
        return new AccountState(
                equity,
                settledEquity,
                peakEquity,
                maxDrawdown,
                day,
                dayStartEquity,
                lossesInARow,
                lastStopTime,
                lastLossTime);
    }

    double settledEquity() {
        return settledEquity;
    }

    /** A new UTC day starts from the equity of the last bar before it. */
    void beginBar(long openTime) {
        if (openTime >= dayEndTime) {
            day = Math.floorDiv(openTime, DAY_MILLIS);
            dayEndTime = (day + 1) * DAY_MILLIS;
            dayStartEquity = equity;
        }
    }

    void settle(Trade trade) {
        settledEquity += trade.netProfit();
        lossesInARow = trade.won() ? 0 : lossesInARow + 1;
        lastLossTime = trade.won() ? lastLossTime : trade.exitTime();
        boolean stopped = trade.reason() == ExitReason.STOP || trade.reason() == ExitReason.LIQUIDATION;
        lastStopTime = stopped ? trade.exitTime() : lastStopTime;
    }

    void mark(double equityNow) {
        equity = equityNow;
        if (equity > peakEquity) {
            peakEquity = equity;
            trough = equity;
        } else if (equity < trough) {
            trough = equity;
            maxDrawdown = Math.max(maxDrawdown, 1 - equity / peakEquity);
        }
    }

    /**
     * The same for the bars in [from, to), during which the equity follows the close.
     *
     * @param slope of the open position's unrealised profit in the price
     * @param base of it at a price of 0
     */
    void mark(BarSeries bars, int from, int to, double slope, double base, double[] curve) {
        // In variables: a field would be written and read for every bar.
        double now = equity;
        double peak = peakEquity;
        double lowest = trough;
        double deepest = maxDrawdown;
        for (int row = from; row < to; ) {
            equity = now;
            beginBar(bars.openTime(row));
            for (int end = Math.min(to, bars.firstRowFrom(row, dayEndTime)); row < end; row++) {
                now = settledEquity + (slope * bars.close(row) + base);
                curve[row] = now;
                if (now > peak) {
                    peak = now;
                    lowest = now;
                } else if (now < lowest) {
                    lowest = now;
                    deepest = Math.max(deepest, 1 - now / peak);
                }
            }
        }
        equity = now;
        peakEquity = peak;
        trough = lowest;
        maxDrawdown = deepest;
    }

    @Override
    public double equity() {
        return equity;
    }

    @Override
    public double peakEquity() {
        return peakEquity;
    }

    @Override
    public double dayStartEquity() {
        return dayStartEquity;
    }

    @Override
    public int lossesInARow() {
        return lossesInARow;
    }

    @Override
    public long lastStopTime() {
        return lastStopTime;
    }

    @Override
    public long lastLossTime() {
        return lastLossTime;
    }
}

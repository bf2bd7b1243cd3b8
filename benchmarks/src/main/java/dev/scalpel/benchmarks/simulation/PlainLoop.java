package dev.scalpel.benchmarks.simulation;

import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.List;

/**
 * The same cross-over as one might write it by hand for this one strategy, over bare arrays: time counts in minutes, an
 * entry whose minute is absent lapses, the day's loss is known. The speed to approach.
 */
final class PlainLoop {

    /** A closed trade by rows. */
    record PlainTrade(int entryRow, int exitRow, double entryPrice, double exitPrice, double profit) {}

    /** What the loop yields; {@code worstDay} is the deepest loss since a midnight at the time of an entry. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    record PlainResult(List<PlainTrade> trades, double[] equity, double maxDrawdown, double worstDay) {}

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private PlainLoop() {}

    static PlainResult run(long[] time, double[] open, double[] high, double[] low, double[] close) {
        int rows = close.length;
        long[] units = new long[rows];
        double[] equity = new double[rows];
        List<PlainTrade> trades = new ArrayList<>();
        long fast = 0;
        long slow = 0;
        boolean wasAbove = true;
        double settled = SmaCross.START_EQUITY;
        double peak = settled;
        double maxDrawdown = 0;
        long dayEnd = Long.MIN_VALUE;
        double dayStartEquity = settled;
        double worstDay = 0;
        double now = settled;
        double due = 0;
        long dueTime = 0;
        double quantity = 0;
        double entry = 0;
        double stop = 0;
        double target = 0;
        int entryRow = 0;
        for (int row = 0; row < rows; row++) {
            if (time[row] >= dayEnd) {
                dayEnd = Math.floorDiv(time[row], DAY_MILLIS) * DAY_MILLIS + DAY_MILLIS;
                dayStartEquity = now;
            }
            if (due > 0 && time[row] > dueTime) {
                due = 0;
            }
            if (due > 0) {
                quantity = due;
                due = 0;
                entry = open[row];
                stop = entry * (1 - SmaCross.DISTANCE);
                target = entry * (1 + SmaCross.DISTANCE);
                entryRow = row;
            }
            if (quantity > 0) {
                double exit = 0;
                if (time[row] - time[entryRow] >= SmaCross.HOLD_MINUTES * Minutes.MILLIS) {
                    exit = open[row];
                } else if (low[row] <= stop) {
                    exit = Math.min(stop, open[row]);
                } else if (high[row] >= target) {
                    exit = target;
                }
                if (exit > 0) {
                    double profit = quantity * (exit - entry - SmaCross.FEE_RATE * (exit + entry));
                    settled += profit;
                    trades.add(new PlainTrade(entryRow, row, entry, exit, profit));
                    quantity = 0;
                }
            }
            now = quantity > 0 ? settled + quantity * (close[row] - entry - SmaCross.FEE_RATE * entry) : settled;
            equity[row] = now;
            if (now > peak) {
                peak = now;
            } else if (now < peak) {
                maxDrawdown = Math.max(maxDrawdown, 1 - now / peak);
            }
            units[row] = Math.round(close[row] * 1e8);
            fast += units[row] - (row >= SmaCross.FAST ? units[row - SmaCross.FAST] : 0);
            slow += units[row] - (row >= SmaCross.SLOW ? units[row - SmaCross.SLOW] : 0);
            if (row >= SmaCross.SLOW - 1) {
                boolean above = fast * (SmaCross.SLOW / SmaCross.FAST) > slow;
                if (above && !wasAbove && quantity == 0) {
                    worstDay = Math.max(worstDay, 1 - now / dayStartEquity);
                    due = Math.floor(now / close[row] * 1e8) / 1e8;
                    dueTime = time[row] + Minutes.MILLIS;
                }
                wasAbove = above;
            }
        }
        return new PlainResult(trades, equity, maxDrawdown, worstDay);
    }
}

package dev.scalpel.benchmarks.simulation;

import dev.scalpel.benchmarks.simulation.PlainLoop.PlainResult;
import dev.scalpel.benchmarks.simulation.PlainLoop.PlainTrade;
import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.List;

/**
 * The same pursuit of a score as one might write it by hand for this one strategy, over bare arrays. The speed to approach.
 */
final class ScorePlainLoop {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private ScorePlainLoop() {}

    static PlainResult run(long[] time, double[] open, double[] high, double[] low, double[] close, double[] score) {
        int rows = close.length;
        double[] equity = new double[rows];
        List<PlainTrade> trades = new ArrayList<>();
        double hour = ScoreFollower.SIGMA * Math.sqrt(60);
        double stopDistance = ScoreFollower.TACTICS.stopSigmas() * hour;
        double targetDistance = ScoreFollower.TACTICS.targetSigmas() * hour;
        long holdMillis = ScoreFollower.TACTICS.holdMinutes() * Minutes.MILLIS;
        double settled = SmaCross.START_EQUITY;
        double peak = settled;
        double maxDrawdown = 0;
        long dayEnd = Long.MIN_VALUE;
        double dayStartEquity = settled;
        double worstDay = 0;
        double now = settled;
        double due = 0;
        long dueTime = 0;
        int dueSide = 0;
        boolean leaves = false;
        double quantity = 0;
        int side = 0;
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
                side = dueSide;
                entry = open[row];
                stop = entry * (1 - side * stopDistance);
                target = entry * (1 + side * targetDistance);
                entryRow = row;
            }
            if (quantity > 0) {
                double exit = 0;
                if (leaves || time[row] - time[entryRow] >= holdMillis) {
                    exit = open[row];
                } else if (side > 0 ? low[row] <= stop : high[row] >= stop) {
                    exit = side > 0 ? Math.min(stop, open[row]) : Math.max(stop, open[row]);
                } else if (side > 0 ? high[row] >= target : low[row] <= target) {
                    exit = target;
                }
                if (exit > 0) {
                    double profit = quantity * side * (exit - entry);
                    settled += profit;
                    trades.add(new PlainTrade(entryRow, row, entry, exit, profit));
                    quantity = 0;
                    leaves = false;
                }
            }
            now = quantity > 0 ? settled + quantity * side * (close[row] - entry) : settled;
            equity[row] = now;
            if (now > peak) {
                peak = now;
            } else if (now < peak) {
                maxDrawdown = Math.max(maxDrawdown, 1 - now / peak);
            }
            if (quantity > 0) {
                leaves = score[row] * side < 0;
            } else if (Math.abs(score[row]) > ScoreFollower.THRESHOLD) {
                worstDay = Math.max(worstDay, 1 - now / dayStartEquity);
                dueSide = score[row] > 0 ? 1 : -1;
                due = Math.floor(now / close[row] * 1e8) / 1e8;
                dueTime = time[row] + Minutes.MILLIS;
            }
        }
        return new PlainResult(trades, equity, maxDrawdown, worstDay);
    }
}

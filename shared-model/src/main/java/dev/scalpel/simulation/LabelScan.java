package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Side;
import java.util.Arrays;

/**
 * Builds a {@link LabelMatrix}. All brackets of a side share entry, σ and deadline, so one look ahead of at most the hold
 * finds the first touch of each stop and each target; every (stop, target) pair follows from the two.
 */
final class LabelScan {

    private static final int NEVER = Integer.MAX_VALUE;

    private final BarSeries bars;
    private final double[] sigma;
    private final BracketGrid grid;
    private final Costs costs;
    private final int entryDelayBars;

    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] stopSigmas;
    private final double[] targetSigmas;

    private final double[] netReturns;
    private final short[] rowsToExit;
    private final byte[] outcomes;

    private final double[] stopPrices;
    private final double[] targetPrices;
    private final int[] stopRows;
    private final int[] targetRows;
    private final double[] stopNets;
    private final double[] targetNets;

    LabelScan(BarSeries bars, double[] sigma, BracketGrid grid, Costs costs, int entryDelayBars) {
        if (sigma.length != bars.size()) {
            throw new IllegalArgumentException(
                    "there must be one sigma a row: " + sigma.length + " for " + bars.size() + " rows");
        }
        if (entryDelayBars < 0 || grid.holdMinutes() + entryDelayBars + 1 > Short.MAX_VALUE) {
            throw new IllegalArgumentException("entryDelayBars must be >= 0 and end within " + Short.MAX_VALUE
                    + " minutes with the hold: " + entryDelayBars);
        }
        this.bars = bars;
        this.sigma = sigma;
        this.grid = grid;
        this.costs = costs;
        this.entryDelayBars = entryDelayBars;
        int rows = bars.size();
        time = new long[rows];
        open = new double[rows];
        high = new double[rows];
        low = new double[rows];
        for (int row = 0; row < rows; row++) {
            time[row] = bars.openTime(row);
            open[row] = bars.open(row);
            high[row] = bars.high(row);
            low[row] = bars.low(row);
        }
        stopSigmas = grid.stopSigmas().stream().mapToDouble(Double::doubleValue).toArray();
        targetSigmas =
                grid.targetSigmas().stream().mapToDouble(Double::doubleValue).toArray();
        int cells = Math.multiplyExact(rows, grid.size());
        netReturns = new double[cells];
        rowsToExit = new short[cells];
        outcomes = new byte[cells];
        stopPrices = new double[stopSigmas.length];
        stopRows = new int[stopSigmas.length];
        stopNets = new double[stopSigmas.length];
        targetPrices = new double[targetSigmas.length];
        targetRows = new int[targetSigmas.length];
        targetNets = new double[targetSigmas.length];
    }

    LabelMatrix run() {
        int entryRow = 0;
        int deadlineRow = 0;
        for (int row = 0; row < time.length; row++) {
            long entryTime = FillRules.entryTime(time[row], entryDelayBars);
            long deadline = Minutes.plus(entryTime, grid.holdMinutes());
            // Both only move on, so the whole run is linear in the bars.
            entryRow = firstFrom(entryTime, entryRow);
            deadlineRow = firstFrom(deadline, deadlineRow);
            if (!(sigma[row] > 0 && sigma[row] < 1)) {
                mark(row, LabelOutcome.NO_SIGMA);
            } else if (entryRow == time.length || time[entryRow] != entryTime) {
                mark(row, LabelOutcome.NO_ENTRY);
            } else {
                for (int side = 0; side < grid.sides().size(); side++) {
                    label(row, side, entryRow, deadlineRow);
                }
            }
        }
        return new LabelMatrix(bars, grid, entryDelayBars, netReturns, rowsToExit, outcomes);
    }

    private int firstFrom(long minute, int row) {
        int first = row;
        while (first < time.length && time[first] < minute) {
            first++;
        }
        return first;
    }

    private void mark(int row, LabelOutcome outcome) {
        int from = row * grid.size();
        Arrays.fill(netReturns, from, from + grid.size(), Double.NaN);
        Arrays.fill(outcomes, from, from + grid.size(), outcome.code());
    }

    private void label(int row, int sideNumber, int entryRow, int deadlineRow) {
        Side side = grid.sides().get(sideNumber);
        double unit = sigma[row];
        double entry = FillRules.entryPrice(side, open[entryRow], costs.slippageRate());
        for (int stop = 0; stop < stopPrices.length; stop++) {
            stopPrices[stop] = Bracket.stopPrice(side, stopSigmas[stop], entry, unit);
        }
        for (int target = 0; target < targetPrices.length; target++) {
            targetPrices[target] = Bracket.targetPrice(side, targetSigmas[target], entry, unit);
        }
        if (side == Side.LONG) {
            findTouches(low, stopPrices, stopRows, high, targetPrices, targetRows, entryRow, deadlineRow);
        } else {
            findTouches(low, targetPrices, targetRows, high, stopPrices, stopRows, entryRow, deadlineRow);
        }
        priceTouches(side, unit, entry, entryRow);
        combine(row, sideNumber, side, entry, entryRow, deadlineRow);
    }

    /** First touches of levels below, in falling order, and above, in rising order; ends when one kind is all touched. */
    private static void findTouches(
            double[] low,
            double[] below,
            int[] belowRows,
            double[] high,
            double[] above,
            int[] aboveRows,
            int from,
            int to) {
        int lower = 0;
        int upper = 0;
        int row = from;
        while (lower < below.length && upper < above.length) {
            double nextBelow = below[lower];
            double nextAbove = above[upper];
            while (row < to && low[row] > nextBelow && high[row] < nextAbove) {
                row++;
            }
            if (row == to) {
                break;
            }
            // A bar may touch several levels, also of both kinds: it is looked at again until it touches none.
            if (low[row] <= nextBelow) {
                belowRows[lower++] = row;
            }
            if (high[row] >= nextAbove) {
                aboveRows[upper++] = row;
            }
        }
        // Both kinds may end in one bar: its other levels have been touched as well.
        while (row < to && lower < below.length && low[row] <= below[lower]) {
            belowRows[lower++] = row;
        }
        while (row < to && upper < above.length && high[row] >= above[upper]) {
            aboveRows[upper++] = row;
        }
        Arrays.fill(belowRows, lower, below.length, NEVER);
        Arrays.fill(aboveRows, upper, above.length, NEVER);
    }

    private void priceTouches(Side side, double unit, double entry, int entryRow) {
        for (int stop = 0; stop < stopRows.length && stopRows[stop] != NEVER; stop++) {
            int at = stopRows[stop];
            double price = FillRules.stopFillPrice(side, stopPrices[stop], open[at], unit, costs.slippageRate());
            stopNets[stop] = costs.netReturn(side, entry, price, time[entryRow], time[at]);
        }
        for (int target = 0; target < targetRows.length && targetRows[target] != NEVER; target++) {
            long at = time[targetRows[target]];
            targetNets[target] = costs.netReturn(side, entry, targetPrices[target], time[entryRow], at);
        }
    }

    private void combine(int row, int sideNumber, Side side, double entry, int entryRow, int deadlineRow) {
        boolean ends = deadlineRow < time.length;
        byte otherwise = (ends ? LabelOutcome.TIME_LIMIT : LabelOutcome.OPEN_AT_END).code();
        double otherwiseNet = ends ? netAtDeadline(side, entry, entryRow, deadlineRow) : Double.NaN;
        int cell = row * grid.size() + grid.number(sideNumber, 0, 0);
        for (int stop = 0; stop < stopRows.length; stop++) {
            int stopRow = stopRows[stop];
            for (int target = 0; target < targetRows.length; target++, cell++) {
                int targetRow = targetRows[target];
                if (stopRow == NEVER && targetRow == NEVER) {
                    put(cell, otherwise, otherwiseNet, deadlineRow - row);
                } else if (stopRow <= targetRow) {
                    put(cell, LabelOutcome.STOP.code(), stopNets[stop], stopRow - row);
                } else {
                    put(cell, LabelOutcome.TARGET.code(), targetNets[target], targetRow - row);
                }
            }
        }
    }

    private double netAtDeadline(Side side, double entry, int entryRow, int deadlineRow) {
        double price = FillRules.marketExitPrice(side, open[deadlineRow], costs.slippageRate());
        return costs.netReturn(side, entry, price, time[entryRow], time[deadlineRow]);
    }

    private void put(int cell, byte outcome, double net, int rows) {
        outcomes[cell] = outcome;
        netReturns[cell] = net;
        rowsToExit[cell] = (short) rows;
    }
}

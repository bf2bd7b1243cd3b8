package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.Arrays;

/**
 * Builds a {@link LabelMatrix}: one look ahead a bar, of at most the hold, for all brackets of all sides. It stops only at
 * bars that touch a level not touched before.
 */
final class LabelScan {

    private final BarSeries bars;
    private final double[] sigma;
    private final BracketGrid grid;
    private final int entryDelayBars;
    private final SideScan[] sides;

    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;

    private final double[] netReturns;
    private final short[] rowsToExit;
    private final byte[] outcomes;

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
        this.entryDelayBars = entryDelayBars;
        sides = grid.sides().stream()
                .map(side -> new SideScan(side, grid, costs))
                .toArray(SideScan[]::new);
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
        int cells = Math.multiplyExact(rows, grid.size());
        netReturns = new double[cells];
        rowsToExit = new short[cells];
        outcomes = new byte[cells];
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
                label(row, entryRow, deadlineRow);
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

    private void label(int row, int entryRow, int deadlineRow) {
        for (SideScan side : sides) {
            side.enter(open[entryRow], sigma[row]);
        }
        lookAhead(entryRow, deadlineRow);
        for (int number = 0; number < sides.length; number++) {
            SideScan side = sides[number];
            if (deadlineRow < time.length) {
                side.endAtDeadline(deadlineRow, open[deadlineRow], time[entryRow], time[deadlineRow]);
            } else {
                side.stayOpen(deadlineRow);
            }
            int cell = row * grid.size() + grid.number(number, 0, 0);
            side.write(cell, row, netReturns, rowsToExit, outcomes);
        }
    }

    private void lookAhead(int entryRow, int deadlineRow) {
        int row = entryRow;
        while (true) {
            double below = Double.NEGATIVE_INFINITY;
            double above = Double.POSITIVE_INFINITY;
            for (SideScan side : sides) {
                below = side.nextBelow() > below ? side.nextBelow() : below;
                above = side.nextAbove() < above ? side.nextAbove() : above;
            }
            if (above == Double.POSITIVE_INFINITY) {
                return;
            }
            while (row < deadlineRow && low[row] > below && high[row] < above) {
                row++;
            }
            if (row == deadlineRow) {
                return;
            }
            for (SideScan side : sides) {
                side.touch(row, open[row], high[row], low[row], time[entryRow], time[row]);
            }
        }
    }
}

package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PriceTicks;

/** Builds a {@link LabelMatrix}: for each bar one look-ahead, at most the hold, for all brackets of all sides. */
final class LabelMatrixBuilder {

    private final BarSeries bars;
    private final double[] sigma;
    private final BracketGrid grid;
    private final int entryDelayBars;
    private final long[] time;
    private final SideLabeller[] sides;
    private final PackedLabels labels;

    LabelMatrixBuilder(
            BarSeries bars, double[] sigma, BracketGrid grid, Costs costs, PriceTicks ticks, int entryDelayBars) {
        if (sigma.length != bars.size()) {
            throw new IllegalArgumentException(
                    "there must be one sigma per row: " + sigma.length + " for " + bars.size() + " rows");
        }
        if (entryDelayBars < 0 || grid.holdMinutes() + entryDelayBars + 1 > Short.MAX_VALUE) {
            throw new IllegalArgumentException("entryDelayBars must be >= 0 and end within " + Short.MAX_VALUE
                    + " minutes with the hold: " + entryDelayBars);
        }
        this.bars = bars;
        this.sigma = sigma;
        this.grid = grid;
        this.entryDelayBars = entryDelayBars;
        int rows = bars.size();
        time = new long[rows];
        double[] open = new double[rows];
        double[] high = new double[rows];
        double[] low = new double[rows];
        for (int row = 0; row < rows; row++) {
            time[row] = bars.openTime(row);
            open[row] = bars.open(row);
            high[row] = bars.high(row);
            low[row] = bars.low(row);
        }
        RangeExtremes falls = RangeExtremes.ofLows(low, grid.holdMinutes());
        RangeExtremes rises = RangeExtremes.ofHighs(high, grid.holdMinutes());
        sides = grid.sides().stream()
                .map(side -> new SideLabeller(side, grid, costs, ticks, time, open, falls, rises))
                .toArray(SideLabeller[]::new);
        labels = new PackedLabels(rows, grid);
    }

    LabelMatrix run() {
        int entryRow = 0;
        int deadlineRow = 0;
        for (int row = 0; row < time.length; row++) {
            long entryTime = FillRules.entryTime(time[row], entryDelayBars);
            long deadline = Minutes.plus(entryTime, grid.holdMinutes());
            // Both only move forward, so the run is linear in the bars.
            entryRow = firstFrom(entryTime, entryRow);
            deadlineRow = firstFrom(deadline, deadlineRow);
            if (!(sigma[row] > 0 && sigma[row] < 1)) {
                labels.markUnlabelled(row, LabelOutcome.NO_SIGMA);
            } else if (entryRow == time.length || time[entryRow] != entryTime) {
                labels.markUnlabelled(row, LabelOutcome.NO_ENTRY);
            } else {
                label(row, entryRow, deadlineRow);
            }
        }
        return new LabelMatrix(bars, grid, entryDelayBars, labels);
    }

    private int firstFrom(long minute, int row) {
        int first = row;
        while (first < time.length && time[first] < minute) {
            first++;
        }
        return first;
    }

    private void label(int row, int entryRow, int deadlineRow) {
        for (int side = 0; side < sides.length; side++) {
            sides[side].enter(entryRow, sigma[row]);
            sides[side].recordExits(deadlineRow, row, labels, labels.firstOfSide(side));
        }
        labels.selectFirstExits(row);
    }
}

package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.instrument.EntryWindow;
import java.util.Optional;

/** Builds a {@link LabelMatrix}: for each bar one look-ahead, at most the hold, for all brackets of all sides. */
final class LabelMatrixBuilder {

    private final BarSeries series;
    private final LabelBars bars;
    private final double[] sigma;
    private final BracketGrid grid;
    private final Costs costs;
    private final PriceTicks ticks;
    private final int entryDelayBars;
    private final Optional<MakerEntry> maker;
    private final EntryWindow window;
    private final long[] time;
    private final SideLabeller[] sides;
    private final PackedLabels labels;

    LabelMatrixBuilder(
            BarSeries series,
            double[] sigma,
            BracketGrid grid,
            Costs costs,
            PriceTicks ticks,
            int entryDelayBars,
            Optional<MakerEntry> maker,
            EntryWindow window) {
        if (sigma.length != series.size()) {
            throw new IllegalArgumentException(
                    "there must be one sigma per row: " + sigma.length + " for " + series.size() + " rows");
        }
        int entryBars = entryDelayBars + maker.map(MakerEntry::maxBars).orElse(1);
        if (entryDelayBars < 0 || entryBars > Byte.MAX_VALUE || grid.holdMinutes() + entryBars > Short.MAX_VALUE) {
            throw new IllegalArgumentException("entryDelayBars must be >= 0, and entries must be made within "
                    + Byte.MAX_VALUE + " bars and end within " + Short.MAX_VALUE + " minutes with the hold: "
                    + entryDelayBars);
        }
        this.series = series;
        this.sigma = sigma;
        this.grid = grid;
        this.costs = costs;
        this.ticks = ticks;
        this.entryDelayBars = entryDelayBars;
        this.maker = maker;
        this.window = window;
        bars = LabelBars.of(series);
        time = bars.time();
        RangeExtremes falls = RangeExtremes.ofLows(bars.low(), grid.holdMinutes());
        RangeExtremes rises = RangeExtremes.ofHighs(bars.high(), grid.holdMinutes());
        sides = grid.sides().stream()
                .map(side -> new SideLabeller(side, grid, costs, ticks, bars, falls, rises))
                .toArray(SideLabeller[]::new);
        labels = new PackedLabels(series.size(), grid);
    }

    LabelMatrix run() {
        int entryRow = 0;
        int deadlineRow = 0;
        for (int row = 0; row < time.length; row++) {
            long entryTime = FillRules.entryTime(time[row], entryDelayBars);
            // Both only move forward, so the run is linear in the bars.
            entryRow = firstFrom(entryTime, entryRow);
            int hold = window.holdMinutes(entryTime, grid.holdMinutes());
            deadlineRow = firstFrom(Minutes.plus(entryTime, hold), deadlineRow);
            if (!(sigma[row] > 0 && sigma[row] < 1)) {
                labels.markUnlabelled(row, LabelOutcome.NO_SIGMA);
            } else if (window.refusal(entryTime).isPresent()) {
                labels.markUnlabelled(row, LabelOutcome.NO_ENTRY);
            } else if (maker.isPresent()) {
                labelResting(maker.get(), row, entryRow, entryTime, deadlineRow, hold);
            } else if (entryRow == time.length || time[entryRow] != entryTime) {
                labels.markUnlabelled(row, LabelOutcome.NO_ENTRY);
            } else {
                labelTaking(row, entryRow, deadlineRow);
            }
        }
        return new LabelMatrix(series, grid, entryDelayBars, labels);
    }

    private int firstFrom(long minute, int row) {
        int first = row;
        while (first < time.length && time[first] < minute) {
            first++;
        }
        return first;
    }

    private void labelTaking(int row, int entryRow, int deadlineRow) {
        for (int side = 0; side < sides.length; side++) {
            LabelEntry entry = LabelEntry.taker(sides[side].side(), bars.open()[entryRow], entryRow, costs);
            label(row, side, entry, deadlineRow);
        }
        labels.selectFirstExits(row);
    }

    /** Each side's quote fills in a bar of its own, or not at all. */
    private void labelResting(MakerEntry terms, int row, int from, long firstMinute, int deadlineRow, int hold) {
        for (int side = 0; side < sides.length; side++) {
            LabelEntry entry = LabelEntry.maker(terms, sides[side].side(), bars, costs, ticks, row, from, firstMinute);
            if (entry.isMade()) {
                long deadline = Minutes.plus(time[entry.row()], hold);
                label(row, side, entry, firstFrom(deadline, deadlineRow));
            } else {
                labels.markUnlabelled(row, side, entry.missing());
            }
        }
        labels.selectFirstExits(row);
    }

    private void label(int row, int side, LabelEntry entry, int deadlineRow) {
        labels.recordEntry(entry.row(), row, side);
        sides[side].enter(entry, sigma[row]);
        sides[side].recordExits(deadlineRow, row, labels, labels.firstOfSide(side));
    }
}

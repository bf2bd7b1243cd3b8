package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.instrument.EntryWindow;
import java.util.Objects;
import java.util.Optional;

/**
 * The outcome of every bracket entered after every bar, bit for bit what the simulator gives for each of them alone.
 * Columns are the grid's brackets by number.
 */
public final class LabelMatrix {

    private final BarSeries bars;
    private final BracketGrid grid;
    private final int entryDelayBars;
    private final int brackets;
    private final PackedLabels labels;

    LabelMatrix(BarSeries bars, BracketGrid grid, int entryDelayBars, PackedLabels labels) {
        this.bars = bars;
        this.grid = grid;
        this.entryDelayBars = entryDelayBars;
        this.brackets = grid.size();
        this.labels = labels;
    }

    /**
     * Labels every row, in time linear in the bars.
     *
     * @param costs of orders of one size, because a label has no quantity: {@link Costs#atNotional}
     * @param sigma unit of distance by row, as a share of the price; a value outside (0, 1), or NaN, is not available
     * @throws IllegalArgumentException unless there is one sigma per row
     */
    public static LabelMatrix of(BarSeries bars, double[] sigma, BracketGrid grid, Costs costs, int entryDelayBars) {
        return of(bars, sigma, grid, costs, PriceTicks.NONE, entryDelayBars);
    }

    /** The same with stops and targets rounded to a venue's ticks. */
    public static LabelMatrix of(
            BarSeries bars, double[] sigma, BracketGrid grid, Costs costs, PriceTicks ticks, int entryDelayBars) {
        return of(bars, sigma, grid, costs, ticks, entryDelayBars, Optional.empty(), EntryWindow.ALWAYS);
    }

    /**
     * The same with entries that rest in the book, or of an instrument that is not traded at all times.
     *
     * @param maker how entries are quoted; empty if they take
     * @param window when entries may be made: there are no others, and all end before the market closes
     */
    public static LabelMatrix of(
            BarSeries bars,
            double[] sigma,
            BracketGrid grid,
            Costs costs,
            PriceTicks ticks,
            int entryDelayBars,
            Optional<MakerEntry> maker,
            EntryWindow window) {
        return new LabelMatrixBuilder(bars, sigma, grid, costs, ticks, entryDelayBars, maker, window).run();
    }

    public int rows() {
        return bars.size();
    }

    public BracketGrid grid() {
        return grid;
    }

    /** Net return after costs, as a share of the entry notional; NaN where the outcome is not resolved. */
    public double netReturn(int row, int bracket) {
        check(row, bracket);
        return labels.netReturn(row, bracket);
    }

    public LabelOutcome outcome(int row, int bracket) {
        check(row, bracket);
        return labels.outcome(row, bracket);
    }

    /** Whether every bracket of this row has ended. */
    public boolean isComplete(int row) {
        Objects.checkIndex(row, bars.size());
        return labels.isComplete(row);
    }

    /** The first minute in which an entry after this row's bar may be made, whether or not it is present. */
    public long entryTime(int row) {
        return FillRules.entryTime(bars.openTime(row), entryDelayBars);
    }

    /**
     * The minute in which the bracket ended.
     *
     * @throws IllegalStateException when it did not
     */
    public long exitTime(int row, int bracket) {
        if (!outcome(row, bracket).isResolved()) {
            throw new IllegalStateException("no exit: " + outcome(row, bracket) + " at row " + row + ", bracket "
                    + grid.bracket(bracket).id());
        }
        return bars.openTime(row + labels.rowsToExit(row, bracket));
    }

    /** Whole minutes from the entry to the minute of the exit; 0 for an exit in the entry bar. */
    public long heldMinutes(int row, int bracket) {
        long entered = bars.openTime(row + labels.rowsToEntry(row, bracket));
        return Minutes.between(entered, exitTime(row, bracket));
    }

    private void check(int row, int bracket) {
        Objects.checkIndex(row, bars.size());
        Objects.checkIndex(bracket, brackets);
    }
}

package dev.scalpel.features.columns;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.OpenMinutes;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A series' minutes as consecutive rows. A short gap is filled: an absent minute counts as a quiet one, at the price of the
 * bar before it and without volume. After a longer one the next bar's row follows at once. How long a gap is, the minutes decide
 * in which the instrument is traded. Rows before the series' first are NaN. Not thread-safe.
 */
public final class BarRows {

    private static final NewYorkTime.Season ANY_SEASON = NewYorkTime.seasonOf(0);

    private final BarSeries bars;
    private final BarSeries reference;
    private final OpenMinutes market;
    /** The first bar of each run of bars without a gap, and the number of bars. */
    private final int[] runBar;
    /** The row of the first bar of each run, and the number of rows. */
    private final int[] runRow;
    /** The run that was read last. */
    private int run;
    /** The reference pair's row after those that were read last. */
    private int referenceRow;

    private NewYorkTime.Season season = ANY_SEASON;

    private BarRows(BarSeries bars, BarSeries reference, OpenMinutes market, int[] runBar, int[] runRow) {
        this.bars = bars;
        this.reference = reference;
        this.market = market;
        this.runBar = runBar;
        this.runRow = runRow;
    }

    /**
     * @param longestFilled the most minutes of trading in a gap that is filled
     * @param market when the instrument is traded, from the first bar to the last
     */
    public static BarRows of(BarSeries bars, Optional<BarSeries> reference, int longestFilled, OpenMinutes market) {
        IntStream.Builder starts = IntStream.builder().add(0);
        addStarts(bars, 0, bars.size() - 1, starts);
        int[] runBar = starts.add(bars.size()).build().toArray();
        int[] runRow = new int[runBar.length];
        for (int next = 1; next < runBar.length; next++) {
            int bar = runBar[next];
            int filled = bar == bars.size() ? 0 : filled(bars, bar, longestFilled, market);
            runRow[next] = runRow[next - 1] + bar - runBar[next - 1] + filled;
        }
        return new BarRows(bars, reference.orElse(BarSeries.empty()), market, runBar, runRow);
    }

    private static int filled(BarSeries bars, int bar, int longestFilled, OpenMinutes market) {
        long from = Minutes.plus(bars.openTime(bar - 1), 1);
        long to = bars.openTime(bar);
        return market.count(from, to) <= longestFilled ? Math.toIntExact(Minutes.between(from, to)) : 0;
    }

    /** Adds the bars after {@code first}, to {@code last}, that do not follow the minute before: by halves, for gaps are rare. */
    private static void addStarts(BarSeries bars, int first, int last, IntStream.Builder starts) {
        if (last <= first || Minutes.between(bars.openTime(first), bars.openTime(last)) == last - first) {
            return;
        }
        if (last - first == 1) {
            starts.add(last);
            return;
        }
        int middle = (first + last) >>> 1;
        addStarts(bars, first, middle, starts);
        addStarts(bars, middle, last, starts);
    }

    public int size() {
        return runRow[runRow.length - 1];
    }

    public int rowOf(int bar) {
        int found = Arrays.binarySearch(runBar, bar);
        int of = Math.min(found >= 0 ? found : -found - 2, runBar.length - 2);
        return runRow[of] + bar - runBar[of];
    }

    /** How many rows from this one on, before {@code end}, have a bar each. */
    public int barsFrom(int row, int end) {
        goTo(row);
        int lastRow = runRow[run] + runBar[run + 1] - runBar[run];
        return Math.max(0, Math.min(end, lastRow) - row);
    }

    long openTime(int row) {
        goTo(row);
        return Minutes.plus(bars.openTime(runBar[run]), row - runRow[run]);
    }

    private void goTo(int row) {
        if (row < runRow[run] || row >= runRow[run + 1]) {
            int found = Arrays.binarySearch(runRow, row);
            run = found >= 0 ? found : -found - 2;
        }
    }

    /** Copies the rows from {@code from}, which may be negative, to the start of {@code out}. */
    void copy(BarQuantity quantity, int from, int rows, double[] out) {
        for (int done = blank(from, rows, out); done < rows; ) {
            int row = from + done;
            goTo(row);
            int bar = runBar[run] + row - runRow[run];
            int present = runBar[run + 1] - bar;
            int part = Math.min(rows - done, present > 0 ? present : runRow[run + 1] - row);
            if (quantity == BarQuantity.REFERENCE_CLOSE) {
                alignReference(openTime(row), part, out, done);
            } else if (quantity == BarQuantity.TRADED && present > 0) {
                Arrays.fill(out, done, done + part, 1);
            } else if (present > 0) {
                bars.copy(quantity.column(), bar, part, out, done);
            } else if (quantity == BarQuantity.TRADED) {
                for (int absent = 0; absent < part; absent++) {
                    out[done + absent] = market.isOpen(openTime(row + absent)) ? 1 : 0;
                }
            } else {
                double quiet = quantity.isPrice() ? bars.close(runBar[run + 1] - 1) : 0;
                Arrays.fill(out, done, done + part, quiet);
            }
            done += part;
        }
    }

    /** Copies a clock's values of the rows from {@code from}, which may be negative, to the start of {@code out}. */
    void copy(ClockTable clock, int from, int rows, double[] out) {
        for (int done = blank(from, rows, out); done < rows; ) {
            int row = from + done;
            long minute = Minutes.between(0, openTime(row));
            int part = Math.min(rows - done, runRow[run + 1] - row);
            if (clock.isNewYork()) {
                if (!season.contains(minute)) {
                    season = NewYorkTime.seasonOf(minute);
                }
                part = (int) Math.min(part, season.to() - minute);
                minute += season.offset();
            }
            clock.copy(minute, part, out, done);
            done += part;
        }
    }

    private static int blank(int from, int rows, double[] out) {
        int before = Math.min(rows, Math.max(0, -from));
        Arrays.fill(out, 0, before, Double.NaN);
        return before;
    }

    private void alignReference(long from, int rows, double[] out, int at) {
        boolean goesOn = referenceRow < reference.size() && reference.openTime(referenceRow) == from;
        int other = goesOn ? referenceRow : reference.firstRowFrom(from);
        referenceRow = other + rows;
        long last = Minutes.plus(from, rows - 1);
        if (other + rows <= reference.size()
                && reference.openTime(other) == from
                && reference.openTime(other + rows - 1) == last) {
            reference.copy(BarSeries.Column.CLOSE, other, rows, out, at);
            return;
        }
        Arrays.fill(out, at, at + rows, Double.NaN);
        for (; other < reference.size() && reference.openTime(other) <= last; other++) {
            out[at + (int) Minutes.between(from, reference.openTime(other))] = reference.close(other);
        }
    }
}

package dev.scalpel.market;

import java.util.List;

/**
 * What could be taken from a file that others wrote.
 *
 * @param bars the sane rows in order of time, each minute once
 * @param rows lines of the file, the header not counted: kept and refused ones
 * @param rejectedCount how many rows were refused
 * @param rejectedRows the refused rows in the file's order, at most {@link #MOST_REFUSALS} of them
 */
public record LenientReadResult(BarSeries bars, long rows, long rejectedCount, List<RejectedRow> rejectedRows) {

    /** So many reasons are kept; beyond them refused rows are only counted. */
    public static final int MAX_REJECTED_ROWS = 1_000;

    public LenientReadResult {
        rejectedRows = List.copyOf(rejectedRows);
        if (rows != bars.size() + rejectedCount) {
            throw new IllegalArgumentException("rows must be kept or refused: " + rows + " rows, " + bars.size()
                    + " kept, " + rejectedCount + " refused");
        }
    }
}

package dev.scalpel.market;

import java.util.List;

/**
 * What was read from an external file.
 *
 * @param bars the valid rows in order of time, each minute once
 * @param rows lines of the file without the header: kept and rejected
 * @param rejectedCount number of rejected rows
 * @param rejectedRows the rejected rows in file order, at most {@link #MAX_REJECTED_ROWS} of them
 */
public record LenientReadResult(BarSeries bars, long rows, long rejectedCount, List<RejectedRow> rejectedRows) {

    /** Rejected rows beyond this number are only counted. */
    public static final int MAX_REJECTED_ROWS = 1_000;

    public LenientReadResult {
        rejectedRows = List.copyOf(rejectedRows);
        if (rows != bars.size() + rejectedCount) {
            throw new IllegalArgumentException("rows must be kept or rejected: " + rows + " rows, " + bars.size()
                    + " kept, " + rejectedCount + " rejected");
        }
    }
}

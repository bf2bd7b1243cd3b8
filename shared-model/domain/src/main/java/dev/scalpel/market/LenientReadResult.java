package dev.scalpel.market;

import java.util.List;

/**
 * What could be taken from a file that others wrote.
 *
 * @param bars the sane rows in order of time, each minute once
 * @param rows lines of the file, the header not counted: kept and refused ones
 * @param refused how many rows were refused
 * @param refusals the refused rows in the file's order, at most {@link #MOST_REFUSALS} of them
 */
public record LenientReadResult(BarSeries bars, long rows, long refused, List<RejectedRow> refusals) {

    /** So many reasons are kept; beyond them refused rows are only counted. */
    public static final int MOST_REFUSALS = 1_000;

    public LenientReadResult {
        refusals = List.copyOf(refusals);
        if (rows != bars.size() + refused) {
            throw new IllegalArgumentException("rows must be kept or refused: " + rows + " rows, " + bars.size()
                    + " kept, " + refused + " refused");
        }
    }
}

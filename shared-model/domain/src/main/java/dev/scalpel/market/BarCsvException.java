package dev.scalpel.market;

/** A bar file cannot be read: its layout is unknown, or a row of a file that must be complete was rejected. */
public final class BarCsvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectedRow rejectedRow;

    BarCsvException(RejectedRow rejectedRow) {
        super(rejectedRow.toString());
        this.rejectedRow = rejectedRow;
    }

    /** File, row and reason. */
    public RejectedRow rejectedRow() {
        return rejectedRow;
    }
}

package dev.scalpel.market;

/** A bar file cannot be read: it is of no known layout, or a row of a file that must be whole is refused. */
public final class BarCsvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectedRow rejectedRow;

    BarCsvException(RejectedRow refusal) {
        super(refusal.toString());
        this.rejectedRow = refusal;
    }

    /** File, row and reason. */
    public RejectedRow rejectedRow() {
        return rejectedRow;
    }
}

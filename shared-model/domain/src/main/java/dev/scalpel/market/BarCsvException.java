package dev.scalpel.market;

/** A bar file cannot be read: it is of no known layout, or a row of a file that must be whole is refused. */
public final class BarCsvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectedRow refusal;

    BarCsvException(RejectedRow refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    /** File, row and reason. */
    public RejectedRow refusal() {
        return refusal;
    }
}

package dev.scalpel.ledger;

/** A document or file of the ledger is malformed. None of it was used. */
public class LedgerFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For a problem of the whole file. */
    public static final long WHOLE_FILE = 0;

    private final String file;
    private final long row;

    /**
     * @param row of the text, the first (a CSV's header) is 1; {@link #WHOLE_FILE} if it is not a single row
     */
    public LedgerFormatException(String file, long row, String reason) {
        super(file + (row == WHOLE_FILE ? "" : ", row " + row) + ": " + reason);
        this.file = file;
        this.row = row;
    }

    public String file() {
        return file;
    }

    public long row() {
        return row;
    }
}

package dev.scalpel.ledger;

/** A document or a file of the ledger cannot be read as what it should be. Nothing of it was used. */
public class LedgerFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For a mistake that belongs to the whole file. */
    public static final long WHOLE_FILE = 0;

    private final String file;
    private final long row;

    /**
     * @param row of the text, the first (a CSV's header) is 1; {@link #WHOLE_FILE} where no row is to blame
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

package dev.scalpel.ledger;

/** A document was written by another version of Scalpel. Guessing its meaning could repeat an order. */
public final class UnknownSchemaException extends LedgerFormatException {

    private static final long serialVersionUID = 1L;

    UnknownSchemaException(String file, String found, int known) {
        super(
                file,
                WHOLE_FILE,
                "schema must be " + known + ", found " + found
                        + ": it was written by another version of Scalpel; run that version or move the file away");
    }
}

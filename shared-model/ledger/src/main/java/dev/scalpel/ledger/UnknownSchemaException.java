package dev.scalpel.ledger;

/** A document was written by another version of Scalpel. Guessing its meaning could repeat an order. */
public final class UnknownSchemaException extends LedgerFormatException {

    private static final long serialVersionUID = 1L;

    private UnknownSchemaException(String file, String problem) {
        super(file, WHOLE_FILE, problem);
    }

    /** @param known the newest schema that this version reads */
    static UnknownSchemaException newer(String file, long found, int known) {
        return new UnknownSchemaException(
                file,
                "schema " + found + " was written by a newer version of Scalpel; this version reads up to schema "
                        + known + ". The document was left as it is: deploy the newer version again and it continues");
    }

    static UnknownSchemaException notASchema(String file, String found, int first, int known) {
        return new UnknownSchemaException(
                file,
                "schema must be " + first + " to " + known + ", found " + found
                        + ": Scalpel did not write this document; restore the object's last good version");
    }
}

package dev.scalpel.store;

/**
 * A write was sent and it is not known whether it was executed: its answer was lost and the store could not be read
 * afterwards. Read and compare before writing again.
 */
public final class UnknownOutcomeException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String key;

    public UnknownOutcomeException(String key, Throwable cause) {
        super(
                "the write of " + key + " may or may not have been executed: read it and compare before writing again",
                cause);
        this.key = key;
    }

    public String key() {
        return key;
    }
}

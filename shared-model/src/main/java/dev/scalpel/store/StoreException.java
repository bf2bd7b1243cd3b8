package dev.scalpel.store;

/** The store could not do what was asked, after its own retries. A read can be repeated; so can a delete. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

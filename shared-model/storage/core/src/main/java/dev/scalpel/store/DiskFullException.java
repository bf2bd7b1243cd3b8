package dev.scalpel.store;

/** There is no room left for what is to be stored. What was stored before is whole; only its owner can make room. */
public final class DiskFullException extends StoreException {

    private static final long serialVersionUID = 1L;

    public DiskFullException(String message, Throwable cause) {
        super(message, cause);
    }
}

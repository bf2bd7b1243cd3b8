package dev.scalpel.store;

/** The disk is full. Stored data is consistent; the operator has to free space. */
public final class DiskFullException extends StoreException {

    private static final long serialVersionUID = 1L;

    public DiskFullException(String message, Throwable cause) {
        super(message, cause);
    }
}

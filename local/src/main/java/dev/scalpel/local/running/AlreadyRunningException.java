package dev.scalpel.local.running;

/** Another bot uses the same state. */
public final class AlreadyRunningException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AlreadyRunningException(String message) {
        super(message);
    }
}

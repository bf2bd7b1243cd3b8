package dev.scalpel.local.clock;

/** A local exchange does not answer with its time. */
public final class LocalExchangeUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LocalExchangeUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }

    LocalExchangeUnreachableException(String message) {
        super(message);
    }
}

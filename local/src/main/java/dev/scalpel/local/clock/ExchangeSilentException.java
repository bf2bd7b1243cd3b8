package dev.scalpel.local.clock;

/** A local exchange does not tell its time. */
public final class ExchangeSilentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ExchangeSilentException(String message, Throwable cause) {
        super(message, cause);
    }

    ExchangeSilentException(String message) {
        super(message);
    }
}

package dev.scalpel.tradelog.embedded;

/** A server of this machine's own cannot be started. The message says why, and what can be done. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}

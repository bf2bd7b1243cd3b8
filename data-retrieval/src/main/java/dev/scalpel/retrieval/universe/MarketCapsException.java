package dev.scalpel.retrieval.universe;

/** A source of market capitalisations cannot be used now. The message says why; the list in force stays in force. */
public final class MarketCapsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public MarketCapsException(String message) {
        super(message);
        reason = message;
    }

    public MarketCapsException(String message, Throwable cause) {
        super(message, cause);
        reason = message;
    }

    /** The message, never null. */
    public String reason() {
        return reason;
    }
}

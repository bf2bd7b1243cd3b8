package dev.scalpel.api.call;

/** A function did not answer, or failed. */
public final class FunctionFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FunctionFailedException(String reason) {
        super(reason);
    }

    public FunctionFailedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

package dev.scalpel.api.call;

/** A function said that an event is invalid; nothing was changed. */
public final class FunctionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FunctionRefusedException(String reason) {
        super(reason);
    }
}

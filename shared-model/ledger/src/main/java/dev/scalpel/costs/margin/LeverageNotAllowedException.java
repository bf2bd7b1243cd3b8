package dev.scalpel.costs.margin;

/**
 * The leverage of the settings is above what the account's margin tiers allow. The message says which setting to change; where it
 * was found explains nothing more, so it has no stack trace.
 */
public final class LeverageNotAllowedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    LeverageNotAllowedException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

package dev.scalpel.api.call;

/** Lets execution run at once, in place of at its next scheduled minute. */
@FunctionalInterface
public interface ExecutionStart {

    /**
     * Starts a run that executes the stored signals of a portfolio, and does not wait for it.
     *
     * @throws FunctionFailedException if it could not be started; the next scheduled run executes them
     */
    void executeSignals(String portfolio);
}

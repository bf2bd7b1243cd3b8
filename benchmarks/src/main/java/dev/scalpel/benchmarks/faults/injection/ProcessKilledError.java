package dev.scalpel.benchmarks.faults.injection;

/** Kills the process: an error that must not be caught. */
public final class ProcessKilledError extends Error {

    private static final long serialVersionUID = 1L;

    public ProcessKilledError(String where) {
        // Thrown by the thousand, so without a stack trace.
        super(where, null, false, false);
    }
}

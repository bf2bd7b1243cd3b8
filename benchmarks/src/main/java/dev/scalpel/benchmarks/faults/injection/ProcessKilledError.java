package dev.scalpel.benchmarks.faults.injection;

/** The process ends here: an error that nobody is meant to catch. */
public final class ProcessKilledError extends Error {

    private static final long serialVersionUID = 1L;

    ProcessKilledError(String where) {
        // Thrown by the thousand: nobody reads where from.
        super(where, null, false, false);
    }
}

package dev.scalpel.training.optimiser;

import org.jspecify.annotations.Nullable;

/** A trial could not be run to an end, bad or good: the fault is the objective's or the machine's, not the point's. */
public final class TrialException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrialException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

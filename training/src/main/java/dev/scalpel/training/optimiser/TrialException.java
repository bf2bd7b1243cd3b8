package dev.scalpel.training.optimiser;

import org.jspecify.annotations.Nullable;

/** A trial ended with an exception or an interruption, which is not a property of its point. */
public final class TrialException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrialException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

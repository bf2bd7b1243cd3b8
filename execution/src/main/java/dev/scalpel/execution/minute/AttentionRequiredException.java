package dev.scalpel.execution.minute;

/** A minute has done what it could, and a person must know what it could not. */
public final class AttentionRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AttentionRequiredException(String problem) {
        super(problem);
    }
}

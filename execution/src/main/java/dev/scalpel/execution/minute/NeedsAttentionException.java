package dev.scalpel.execution.minute;

/** A minute has done what it could, and a person must know what it could not. */
public final class NeedsAttentionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NeedsAttentionException(String problem) {
        super(problem);
    }
}

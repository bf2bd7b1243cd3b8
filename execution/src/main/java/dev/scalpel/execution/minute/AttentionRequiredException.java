package dev.scalpel.execution.minute;

/** A minute completed, but left something that the operator must look at. */
public final class AttentionRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AttentionRequiredException(String problem) {
        super(problem);
    }
}

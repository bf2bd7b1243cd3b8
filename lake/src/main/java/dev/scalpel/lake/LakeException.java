package dev.scalpel.lake;

/** The lake could not be written, checked or asked. What the store has is never affected. */
public final class LakeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LakeException(String message) {
        super(message);
    }

    public LakeException(String message, Throwable cause) {
        super(message, cause);
    }
}

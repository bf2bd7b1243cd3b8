package dev.scalpel.model;

/**
 * A stored model cannot be used: it is damaged, was made for another symbol, or by another version. The message says
 * why and what to do.
 */
public final class ModelRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final String REMEDY =
            "; open positions are still managed, nothing is opened. Roll back to an earlier model, or train a new one";

    public ModelRefusedException(String modelId, String reason) {
        super("model " + modelId + " is refused: " + reason + REMEDY);
    }

    public ModelRefusedException(String modelId, String reason, Throwable cause) {
        super("model " + modelId + " is refused: " + reason + REMEDY, cause);
    }
}

package dev.scalpel.training.tuning;

/** A fit diverged: its weights are not finite. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergedException(Recipe recipe) {
        super("the fit diverged: " + recipe);
    }
}

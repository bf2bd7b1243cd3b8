package dev.scalpel.training.tuning;

/** A fit went to infinity: the recipe is of no use. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergedException(Recipe recipe) {
        super("a fit did not stay finite: " + recipe);
    }
}

package dev.scalpel.monitoring.learning;

/** There are too few data to learn from, or no time. Nothing was changed. */
final class NothingToLearnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingToLearnException(String explanation) {
        super(explanation);
    }

    String explanation() {
        return String.valueOf(getMessage());
    }
}

package dev.scalpel.monitoring.learning;

/** There is nothing to learn from, or no time to do it: nothing was changed. */
final class NothingToLearnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingToLearnException(String words) {
        super(words);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}

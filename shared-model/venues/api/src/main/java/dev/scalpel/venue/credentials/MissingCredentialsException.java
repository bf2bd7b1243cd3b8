package dev.scalpel.venue.credentials;

/** The exchange's keys are not where the settings say, or not in the form expected. The message never holds any of them. */
public final class MissingCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingCredentialsException(String message) {
        super(message);
    }
}

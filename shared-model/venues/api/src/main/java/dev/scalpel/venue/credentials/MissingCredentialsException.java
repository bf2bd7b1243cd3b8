package dev.scalpel.venue.credentials;

/** The venue's credentials are missing or not in the expected form. The message never contains any of them. */
public final class MissingCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingCredentialsException(String message) {
        super(message);
    }
}

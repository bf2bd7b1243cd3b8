package dev.scalpel.venue.credentials;

/** Where secrets are kept under names. */
@FunctionalInterface
public interface SecretSource {

    /**
     * The secret's text.
     *
     * @throws MissingCredentialsException when there is none of this name, or it may not be read
     */
    String read(String name);
}

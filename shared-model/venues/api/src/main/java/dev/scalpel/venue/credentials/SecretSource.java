package dev.scalpel.venue.credentials;

/** A store of named secrets. */
@FunctionalInterface
public interface SecretSource {

    /**
     * The secret's text.
     *
     * @throws MissingCredentialsException when there is none of this name, or reading it is not allowed
     */
    String read(String name);
}

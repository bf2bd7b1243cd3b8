package dev.scalpel.venue.credentials;

/** A store of named secrets that can be written. */
public interface SecretStore extends SecretSource {

    /**
     * Stores a secret, in place of one of this name.
     *
     * @throws MissingCredentialsException when the store does not take it; its message has nothing of the text
     */
    void write(String name, String text);
}

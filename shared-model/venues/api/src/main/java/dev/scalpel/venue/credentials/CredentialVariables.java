package dev.scalpel.venue.credentials;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The environment variables that a venue's own users know, and what its credentials consist of besides key and secret. They are
 * read where neither variable of the settings is set.
 *
 * @param key the variable with the key; empty where the venue has a token only, or no usual name
 * @param secret the variable with the secret or token; empty where it has no usual name
 * @param fields the names of further fields in a stored secret, each with its variable: all are required
 */
public record CredentialVariables(Optional<String> key, Optional<String> secret, Map<String, String> fields) {

    /** A venue without usual names, whose credentials are a key and a secret, or a token. */
    public static final CredentialVariables NONE =
            new CredentialVariables(Optional.empty(), Optional.empty(), Map.of());

    public CredentialVariables {
        fields = Map.copyOf(new TreeMap<>(fields));
    }

    public static CredentialVariables ofKeyAndSecret(String key, String secret) {
        return new CredentialVariables(Optional.of(key), Optional.of(secret), Map.of());
    }

    public static CredentialVariables ofToken(String token) {
        return new CredentialVariables(Optional.empty(), Optional.of(token), Map.of());
    }

    /** The same with one more required field. */
    public CredentialVariables withField(String name, String variable) {
        Map<String, String> more = new TreeMap<>(fields);
        more.put(name, variable);
        return new CredentialVariables(key, secret, more);
    }
}

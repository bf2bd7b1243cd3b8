package dev.scalpel.venue.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.AccessToken;
import dev.scalpel.venue.TokenStore;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The token in a store of secrets, as {@code {"token", "owner", "expires"}}, where the venue's keys lie too. */
public final class SecretTokens implements TokenStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecretStore secrets;
    private final String name;

    /** @param name of the secret that holds the token and nothing else */
    public SecretTokens(SecretStore secrets, String name) {
        this.secrets = secrets;
        this.name = name;
    }

    /** Empty also if the secret does not exist yet or is damaged: then a session is begun and it is written. */
    @Override
    public Optional<AccessToken> read() {
        try {
            JsonNode secret = JSON.readTree(secrets.read(name));
            return Optional.of(new AccessToken(
                    secret.path("token").asText(),
                    secret.path("owner").asText(),
                    Instant.parse(secret.path("expires").asText())));
        } catch (MissingCredentialsException
                | JsonProcessingException
                | DateTimeException
                | IllegalArgumentException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void write(AccessToken token) {
        secrets.write(
                name,
                JSON.createObjectNode()
                        .put("token", token.text())
                        .put("owner", token.owner())
                        .put("expires", token.expires().toString())
                        .toString());
    }
}

package dev.scalpel.venue.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.AccessToken;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTokensTest {

    private static final String NAME = "/scalpel/production/tradovate/token";

    private final Map<String, String> secrets = new HashMap<>();
    private final SecretTokens tokens = new SecretTokens(
            new SecretStore() {
                @Override
                public String read(String name) {
                    return Optional.ofNullable(secrets.get(name))
                            .orElseThrow(() -> new MissingCredentialsException("no " + name));
                }

                @Override
                public void write(String name, String text) {
                    secrets.put(name, text);
                }
            },
            NAME);

    @Test
    void aTokenIsReadAsItWasWritten() {
        AccessToken token = new AccessToken("abc", "user at demo", Instant.parse("2026-06-01T10:00:00Z"));
        tokens.write(token);
        assertThat(secrets).containsOnlyKeys(NAME);
        AccessToken read = tokens.read().orElseThrow();
        assertThat(read.text()).isEqualTo("abc");
        assertThat(read.owner()).isEqualTo("user at demo");
        assertThat(read.expires()).isEqualTo(token.expires());
    }

    @Test
    void withoutASecretThereIsNoToken() {
        assertThat(tokens.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"token\":\"a\",\"owner\":\"b\"}",
                "{\"token\":\"\",\"owner\":\"b\",\"expires\":\"2026-06-01T10:00:00Z\"}"
            })
    void aDamagedSecretIsNoToken(String text) {
        secrets.put(NAME, text);
        assertThat(tokens.read()).isEmpty();
    }
}

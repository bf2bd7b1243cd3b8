package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.notice.Notice;
import dev.scalpel.notice.Notifier;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.AccessToken;
import dev.scalpel.venue.SessionNotice;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {

    private static final AccessToken TOKEN = new AccessToken("abc", "user", Instant.parse("2026-06-01T10:00:00Z"));

    private final Map<String, String> secrets = new HashMap<>();
    private final SecretStore store = new SecretStore() {
        @Override
        public String read(String name) {
            return Optional.ofNullable(secrets.get(name)).orElseThrow(() -> new MissingCredentialsException(name));
        }

        @Override
        public void write(String name, String text) {
            secrets.put(name, text);
        }
    };

    @ParameterizedTest
    @CsvSource({
        "parameter-store, /scalpel/production/binance/token",
        "secrets-manager, scalpel/exchange-token",
    })
    void aDeploymentKeepsATokenBesideTheKeys(String kind, String name) {
        new Sessions(new MemoryStore(), true, SessionNotice.LOGGED)
                .of(settings(kind), store)
                .tokens()
                .write(TOKEN);
        assertThat(secrets).containsOnlyKeys(name);
        assertThat(new Sessions(new MemoryStore(), true, SessionNotice.LOGGED)
                        .of(settings(kind), store)
                        .tokens()
                        .read()
                        .orElseThrow()
                        .text())
                .isEqualTo("abc");
    }

    @Test
    void onOneMachineAllConnectionsOfAVenueShareATokenInMemory() {
        Sessions sessions = new Sessions(new MemoryStore(), false, SessionNotice.LOGGED);
        sessions.of(settings("secrets-manager"), store).tokens().write(TOKEN);
        assertThat(sessions.of(settings("secrets-manager"), store)
                        .tokens()
                        .read()
                        .orElseThrow()
                        .text())
                .isEqualTo("abc");
        assertThat(secrets).isEmpty();
        assertThat(new Sessions(new MemoryStore(), false, SessionNotice.LOGGED)
                        .of(settings("secrets-manager"), store)
                        .tokens()
                        .read())
                .isEmpty();
    }

    @Test
    void noTwoConnectionsHaveTheSameName() {
        Sessions sessions = new Sessions(new MemoryStore(), false, SessionNotice.LOGGED);
        assertThat(sessions.of(settings("secrets-manager"), store).names().get())
                .isNotEqualTo(
                        sessions.of(settings("secrets-manager"), store).names().get());
    }

    @Test
    void aSessionThatNeedsAttentionIsANotice() {
        List<Notice> sent = new ArrayList<>();
        Sessions.notices(notice -> {
                    sent.add(notice);
                    return Notifier.Delivery.SENT;
                })
                .send("token-expiring", "the session ends soon");
        assertThat(sent).singleElement().satisfies(notice -> {
            assertThat(notice.cause()).isEqualTo("token-expiring");
            assertThat(notice.subject()).isEqualTo("Scalpel: token expiring");
            assertThat(notice.message()).isEqualTo("the session ends soon");
        });
    }

    private static Settings settings(String kind) {
        return SettingsReader.fromText("test", "credentials: {store: " + kind + "}\n", Map.of())
                .settings();
    }
}

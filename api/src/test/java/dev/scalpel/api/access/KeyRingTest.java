package dev.scalpel.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    private static final Instant NOW = Instant.parse("2024-08-10T02:30:00Z");

    @TempDir
    Path folder;

    @Test
    void aKeyIsFoundByItsSecretAndNothingElse() {
        String secret = ApiKey.newSecret(new SecureRandom());
        ApiKey key = ApiKey.of("phone", Scope.READ, secret, NOW);
        KeyRing ring = KeyRing.EMPTY.with(key).with(ApiKey.of("other", Scope.STOP, "other", NOW));
        assertThat(secret).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(ring.find(secret)).contains(key);
        assertThat(ring.find(secret + "x")).isEmpty();
        assertThat(ring.find("")).isEmpty();
        assertThat(ring.find("x".repeat(1_000_000))).isEmpty();
        assertThat(ring.without("phone").find(secret)).isEmpty();
    }

    @Test
    void onlyHashesAreKeptInAFileOfItsOwner() throws Exception {
        FileKeys file = new FileKeys(folder);
        assertThat(file.current()).isEqualTo(KeyRing.EMPTY);
        KeyRing ring = KeyRing.EMPTY.with(ApiKey.of("phone", Scope.signalsTo("crypto"), "secret", NOW));
        file.write(ring);
        assertThat(file.current()).isEqualTo(ring);
        Path kept = folder.resolve("keys.json");
        assertThat(Files.readString(kept))
                .doesNotContain("\"secret\"")
                .contains("signals:crypto", "2024-08-10T02:30:00Z");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("keys.json");
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Files.writeString(folder.resolve("keys.json"), "{\"keys\":[{\"name\":\"a\"}]}");
        assertThatThrownBy(new FileKeys(folder)::current)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("keys.json")
                .hasMessageContaining("a scope must be");
    }

    @Test
    void twoKeysOfOneNameAndWrongScopesAreRefused() {
        ApiKey key = ApiKey.of("phone", Scope.READ, "a", NOW);
        KeyRing ring = KeyRing.EMPTY.with(key);
        assertThatThrownBy(() -> ring.with(key)).hasMessageContaining("same name");
        assertThatThrownBy(() -> new Scope("signals:")).hasMessageContaining("signals:PORTFOLIO");
        assertThatThrownBy(() -> KeyRing.read("here", "x".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("here is no list of keys");
    }
}

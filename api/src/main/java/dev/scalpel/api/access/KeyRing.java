package dev.scalpel.api.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.store.JsonErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All keys that are valid. A portfolio may have several, so that a new one works before the old one is revoked. */
public record KeyRing(List<ApiKey> keys) {

    public static final KeyRing EMPTY = new KeyRing(List.of());

    private static final int MAX_SECRET = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    public KeyRing {
        keys = keys.stream().sorted(Comparator.comparing(ApiKey::name)).toList();
        if (keys.stream().map(ApiKey::name).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("two keys must not have the same name");
        }
    }

    /** The key that a caller presented. Every key is compared, so the time says nothing about them. */
    public Optional<ApiKey> find(String secret) {
        byte[] hash = ApiKey.hash(secret.length() > MAX_SECRET ? "" : secret);
        ApiKey found = null;
        for (ApiKey key : keys) {
            found = key.hasHash(hash) ? key : found;
        }
        return Optional.ofNullable(found);
    }

    public KeyRing with(ApiKey key) {
        List<ApiKey> more = new ArrayList<>(keys);
        more.add(key);
        return new KeyRing(more);
    }

    public KeyRing without(String name) {
        return new KeyRing(keys.stream().filter(key -> !key.name().equals(name)).toList());
    }

    public byte[] write() {
        ObjectNode document = JSON.createObjectNode();
        var list = document.putArray("keys");
        keys.forEach(key -> list.addObject()
                .put("name", key.name())
                .put("scope", key.scope().text())
                .put("sha256", key.sha256())
                .put("created", key.created().toString()));
        try {
            return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("keys are always JSON", impossible);
        }
    }

    /**
     * @param where it was read, for the message
     * @throws IllegalArgumentException if it is no list of keys
     */
    public static KeyRing read(String where, byte[] document) {
        try {
            List<ApiKey> keys = new ArrayList<>();
            for (JsonNode key : JSON.readTree(document).path("keys")) {
                keys.add(new ApiKey(
                        key.path("name").asText(),
                        new Scope(key.path("scope").asText()),
                        key.path("sha256").asText(),
                        Instant.parse(key.path("created").asText())));
            }
            return new KeyRing(keys);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    where + " is no list of keys: " + JsonErrors.describe(malformed), malformed);
        } catch (IOException | DateTimeException | IllegalArgumentException invalid) {
            throw new IllegalArgumentException(where + " is no list of keys: " + invalid.getMessage(), invalid);
        }
    }
}

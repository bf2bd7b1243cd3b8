package dev.scalpel.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last notice of each cause: the content of {@code notices/mailed.json}.
 *
 * @param byCause sorted by cause
 */
public record SentNotices(Map<String, Sent> byCause) {

    static final SentNotices EMPTY = new SentNotices(Map.of());

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param writer identifies the claim, so that a writer recognises its own after a lost answer
     */
    public record Sent(Instant at, String writer) {}

    public SentNotices {
        byCause = Collections.unmodifiableMap(new TreeMap<>(byCause));
    }

    /** When the last notice of each cause was sent, over at least two days, sorted by cause; empty if unreadable. */
    public static Map<String, Instant> lastSent(ObjectStore store) {
        Map<String, Instant> sent = new LinkedHashMap<>();
        store.get(StoreKeys.SENT_NOTICES)
                .flatMap(object -> read(object.bytes()))
                .ifPresent(notices -> notices.byCause().forEach((cause, last) -> sent.put(cause, last.at())));
        return sent;
    }

    Optional<Sent> of(String cause) {
        return Optional.ofNullable(byCause.get(cause));
    }

    /** With this notice, and without those older than the retention. */
    SentNotices with(String cause, Sent sent, Duration retention) {
        Map<String, Sent> changed = new TreeMap<>(byCause);
        changed.values().removeIf(old -> old.at().plus(retention).isBefore(sent.at()));
        changed.put(cause, sent);
        return new SentNotices(changed);
    }

    SentNotices without(String cause) {
        Map<String, Sent> changed = new TreeMap<>(byCause);
        changed.remove(cause);
        return new SentNotices(changed);
    }

    byte[] toJson() {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ObjectNode causes = root.putObject("causes");
        byCause.forEach((cause, sent) ->
                causes.putObject(cause).put("at", sent.at().toEpochMilli()).put("writer", sent.writer()));
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", impossible);
        }
    }

    /** Empty if the bytes are not such a document. */
    static Optional<SentNotices> read(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.path("version").asInt() != VERSION || !root.path("causes").isObject()) {
                return Optional.empty();
            }
            Map<String, Sent> byCause = new TreeMap<>();
            root.path("causes").properties().forEach(entry -> byCause.put(entry.getKey(), sent(entry.getValue())));
            return Optional.of(new SentNotices(byCause));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static Sent sent(JsonNode node) {
        return new Sent(
                Instant.ofEpochMilli(node.path("at").asLong()),
                node.path("writer").asText());
    }
}

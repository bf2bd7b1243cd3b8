package dev.scalpel.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was mailed when, by cause: the content of {@code notices/mailed.json}.
 *
 * @param mails in the order of the causes
 */
record SentNotices(Map<String, Mail> mails) {

    static final SentNotices NOTHING = new SentNotices(Map.of());

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param writer who mailed, so that a claim whose answer was lost can be told from somebody else's
     */
    record Mail(Instant at, String writer) {}

    SentNotices {
        mails = Collections.unmodifiableMap(new TreeMap<>(mails));
    }

    Optional<Mail> of(String cause) {
        return Optional.ofNullable(mails.get(cause));
    }

    /** With this mail, and without those that are too old to hold anything back. */
    SentNotices with(String cause, Mail mail, Duration kept) {
        Map<String, Mail> changed = new TreeMap<>(mails);
        changed.values().removeIf(old -> old.at().plus(kept).isBefore(mail.at()));
        changed.put(cause, mail);
        return new SentNotices(changed);
    }

    SentNotices without(String cause) {
        Map<String, Mail> changed = new TreeMap<>(mails);
        changed.remove(cause);
        return new SentNotices(changed);
    }

    byte[] toJson() {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ObjectNode causes = root.putObject("causes");
        mails.forEach((cause, mail) ->
                causes.putObject(cause).put("at", mail.at().toEpochMilli()).put("writer", mail.writer()));
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", impossible);
        }
    }

    /** Empty when the bytes are not such a document. */
    static Optional<SentNotices> read(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.path("version").asInt() != VERSION || !root.path("causes").isObject()) {
                return Optional.empty();
            }
            Map<String, Mail> mails = new TreeMap<>();
            root.path("causes").properties().forEach(entry -> mails.put(entry.getKey(), mail(entry.getValue())));
            return Optional.of(new SentNotices(mails));
        } catch (IOException torn) {
            return Optional.empty();
        }
    }

    private static Mail mail(JsonNode node) {
        return new Mail(
                Instant.ofEpochMilli(node.path("at").asLong()),
                node.path("writer").asText());
    }
}

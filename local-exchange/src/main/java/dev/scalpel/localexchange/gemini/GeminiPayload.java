package dev.scalpel.localexchange.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The content of a private request: JSON in base64 in a header. */
final class GeminiPayload {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Before it a number of a time counts seconds, from it on milliseconds. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private static final long MILLIS = 1_000;

    private final JsonNode fields;

    private GeminiPayload(JsonNode fields) {
        this.fields = fields;
    }

    /** @throws GeminiRefusal when it is no JSON object in base64 */
    static GeminiPayload of(String base64) {
        try {
            JsonNode fields = JSON.readTree(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
            if (fields.isObject()) {
                return new GeminiPayload(fields);
            }
        } catch (IllegalArgumentException | JsonProcessingException noJson) {
            throw invalid();
        }
        throw invalid();
    }

    private static GeminiRefusal invalid() {
        return GeminiRefusal.badRequest("InvalidJson", "InvalidJson");
    }

    boolean has(String name) {
        return fields.hasNonNull(name);
    }

    JsonNode field(String name) {
        return fields.path(name);
    }

    /** @throws GeminiRefusal when the payload lacks it */
    String required(String name) {
        if (!has(name)) {
            throw GeminiRefusal.badRequest("MissingPayloadKey", "Payload is missing `" + name + "`");
        }
        return fields.path(name).asText();
    }

    Optional<String> text(String name) {
        return has(name) ? Optional.of(fields.path(name).asText()) : Optional.empty();
    }

    /** A quoted amount; empty when it is no number. */
    static Optional<BigDecimal> amount(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** A number or its text; empty when it is missing or neither. */
    Optional<Long> number(String name) {
        return text(name).filter(value -> value.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** A time in epoch milliseconds: "Timestamps" are seconds or milliseconds. */
    Optional<Long> time(String name) {
        return number(name).map(GeminiPayload::millis);
    }

    static long millis(long time) {
        return time < FIRST_MILLIS ? time * MILLIS : time;
    }
}

package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** The fields of a request's body, each read as its type: a field that the venue does not know is a mistake of the sender. */
record Fields(JsonNode body) {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);

    static Fields of(String body, Set<String> known) {
        try {
            return of(JSON.readTree(body.isEmpty() ? "null" : body), known);
        } catch (JsonProcessingException notJson) {
            throw TradovateRefusal.violation("body", "", "The body must be a JSON object");
        }
    }

    private static Fields of(JsonNode body, Set<String> known) {
        if (!body.isObject()) {
            throw TradovateRefusal.violation("body", "", "The body must be a JSON object");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw TradovateRefusal.violation(name, body.path(name).asText(), "Unknown field");
            }
        }
        return new Fields(body);
    }

    /** A field that is an object. */
    Fields object(String name, Set<String> known) {
        return of(body.path(name), known);
    }

    boolean has(String name) {
        return body.hasNonNull(name);
    }

    Optional<String> text(String name) {
        JsonNode field = body.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return Optional.empty();
        }
        if (!field.isTextual() || field.asText().length() > 64) {
            throw TradovateRefusal.violation(name, field.asText(), "A text of at most 64 characters is expected");
        }
        return Optional.of(field.asText());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> TradovateRefusal.violation(name, "", name + " should be specified"));
    }

    Optional<BigDecimal> decimal(String name) {
        JsonNode field = body.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return Optional.empty();
        }
        if (!field.isNumber()) {
            throw TradovateRefusal.violation(name, field.asText(), "A number is expected");
        }
        return Optional.of(field.decimalValue());
    }

    long integer(String name) {
        JsonNode field = body.path(name);
        if (!field.isIntegralNumber()) {
            throw TradovateRefusal.violation(name, field.asText(), "A whole number is expected");
        }
        return field.asLong();
    }

    boolean isTrue(String name) {
        return body.path(name).isBoolean() && body.path(name).asBoolean();
    }

    Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException notATime) {
                throw TradovateRefusal.violation(name, text, "A date and time is expected");
            }
        });
    }
}

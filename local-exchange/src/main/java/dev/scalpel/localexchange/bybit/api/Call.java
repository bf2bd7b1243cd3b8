package dev.scalpel.localexchange.bybit.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.localexchange.protocol.Request;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The parameters of a call: of the query of a GET, of the JSON object in the body of a POST. */
public record Call(Map<String, String> parameters) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,20}(\\.\\d{1,20})?");
    private static final Pattern LINK_ID = Pattern.compile("[a-zA-Z0-9_-]{1,36}");
    private static final Pattern INTEGER = Pattern.compile("\\d{1,15}");

    static Call of(Request request) {
        return new Call(request.method().equals("GET") ? ofQuery(request.query()) : ofBody(request.body()));
    }

    private static Map<String, String> ofQuery(String query) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw Refusal.parameter("params error: not percent-encoded");
        }
    }

    private static Map<String, String> ofBody(String body) {
        JsonNode object;
        try {
            object = JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw Refusal.parameter("params error: the body is not JSON");
        }
        if (!object.isObject()) {
            throw Refusal.parameter("params error: the body is not an object");
        }
        Map<String, String> values = new TreeMap<>();
        object.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                values.put(field.getKey(), field.getValue().asText());
            }
        });
        return values;
    }

    void requireOnly(Set<String> known) {
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.parameter("params error: unknown parameter " + name);
                });
    }

    /** An empty value is none. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> Refusal.parameter("params error: " + name + " is required"));
    }

    /** "A max of 36 characters. Combinations of numbers, letters …, dashes, and underscores". */
    public Optional<String> linkId() {
        return text("orderLinkId").map(id -> {
            if (!LINK_ID.matcher(id).matches()) {
                throw Refusal.parameter("params error: orderLinkId invalid");
            }
            return id;
        });
    }

    /** @param invalid what refuses a value that is not a number above or equal to zero without an exponent */
    public Optional<BigDecimal> amount(String name, Function<String, Refusal> invalid) {
        return text(name).map(value -> {
            if (!AMOUNT.matcher(value).matches()) {
                throw invalid.apply(name);
            }
            return new BigDecimal(value);
        });
    }

    public Optional<Long> integer(String name) {
        return text(name).map(value -> {
            if (!INTEGER.matcher(value).matches()) {
                throw Refusal.parameter("params error: " + name + " invalid");
            }
            return Long.parseLong(value);
        });
    }

    public int limit(int standard, int most) {
        long limit = integer("limit").orElse((long) standard);
        if (limit < 1 || limit > most) {
            throw Refusal.parameter("params error: limit must be in [1, " + most + "]");
        }
        return (int) limit;
    }

    public boolean is(String name, String value) {
        return text(name).filter(value::equals).isPresent();
    }
}

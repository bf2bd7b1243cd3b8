package dev.scalpel.local.desk.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a request names: the parameters of a question, or the fields of a change. Whatever is invalid is refused in words. */
public final class DeskRequest {

    private static final int MAX_TEXT = 500;

    private final Map<String, String> values;

    private DeskRequest(Map<String, String> values) {
        this.values = values;
    }

    /** @param raw the parameters of an address, encoded as one demands */
    public static DeskRequest ofQuery(Optional<String> raw) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : raw.orElse("").split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                if (values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1))) != null) {
                    throw RequestRefusedException.bad("'" + name + "' is given twice");
                }
            }
        }
        return new DeskRequest(values);
    }

    /** The fields of a body: a JSON object of texts; an empty body has none. */
    public static DeskRequest ofBody(String body) {
        Map<String, String> values = new TreeMap<>();
        if (!body.isBlank()) {
            JsonNode document = document(body);
            if (!document.isObject()) {
                throw RequestRefusedException.bad("the body must be a JSON object");
            }
            document.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    if (!field.getValue().isTextual()) {
                        throw RequestRefusedException.bad(
                                "field '" + field.getKey() + "' must be a text: " + field.getValue());
                    }
                    values.put(field.getKey(), field.getValue().textValue());
                }
            });
        }
        return new DeskRequest(values);
    }

    private static JsonNode document(String body) {
        try {
            return DeskJson.parse(body);
        } catch (JsonProcessingException notJson) {
            throw RequestRefusedException.bad("the body must be JSON: " + notJson.getOriginalMessage());
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** @throws RequestRefusedException if it names anything else */
    public DeskRequest requireOnly(String... names) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        List.of(names).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw RequestRefusedException.bad("unknown: " + String.join(", ", unknown) + "; known: "
                    + (names.length == 0 ? "nothing" : String.join(", ", names)));
        }
        return this;
    }

    public Optional<String> text(String name) {
        return file(name, MAX_TEXT);
    }

    /** The text of a file. */
    public Optional<String> file(String name, int maxCharacters) {
        Optional<String> text = Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
        text.filter(value -> value.length() > maxCharacters).ifPresent(value -> {
            throw RequestRefusedException.bad(
                    "'" + name + "' must have at most " + maxCharacters + " characters: " + value.length());
        });
        return text;
    }

    /** A time zone such as Europe/Berlin. */
    public Optional<ZoneId> zone(String name) {
        return text(name).map(text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException notAZone) {
                throw RequestRefusedException.bad(
                        "'" + name + "' must be a zone such as Europe/Berlin: '" + text + "'");
            }
        });
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> RequestRefusedException.bad("'" + name + "' is missing"));
    }

    public Optional<Symbol> symbol(String name) {
        return text(name).map(text -> {
            try {
                return Symbol.parse(text);
            } catch (IllegalArgumentException notASymbol) {
                throw RequestRefusedException.bad("'" + name + "' must be a symbol such as BTC/USDT: '" + text + "'");
            }
        });
    }

    public int integer(String name, int min, int max, int otherwise) {
        return (int) number(name, min, max).orElse((long) otherwise).longValue();
    }

    /** A time in milliseconds since 1970. */
    public Optional<Instant> time(String name) {
        return number(name, 0, Instant.parse("9999-01-01T00:00:00Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
    }

    /** A day such as 2026-11-20. */
    public Optional<LocalDate> day(String name) {
        return text(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException notADay) {
                throw RequestRefusedException.bad("'" + name + "' must be a day such as 2026-11-20: '" + text + "'");
            }
        });
    }

    private Optional<Long> number(String name, long min, long max) {
        return text(name).map(text -> {
            try {
                long value = Long.parseLong(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                // Refused below, as one out of bounds is.
            }
            throw RequestRefusedException.bad(
                    "'" + name + "' must be a whole number from " + min + " to " + max + ": '" + text + "'");
        });
    }
}

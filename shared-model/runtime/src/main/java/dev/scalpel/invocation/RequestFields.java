package dev.scalpel.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request other than {@code action}. An action reads all of its fields, then calls
 * {@link #requireNoProblems()}, and only then acts: so an invalid or unknown field changes nothing, and all problems are
 * reported at once.
 */
public final class RequestFields {

    private final String action;
    private final ObjectNode fields;
    private final Set<String> allowed = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    /** For an action that runs another one. */
    public RequestFields(String action, ObjectNode fields) {
        this.action = action;
        this.fields = fields;
    }

    public Optional<String> text(String name) {
        return read(name, "a text", value -> value.isTextual() ? value.textValue() : null);
    }

    public Optional<List<String>> texts(String name) {
        return read(name, "a list of texts", RequestFields::textsOrNull);
    }

    public boolean flag(String name) {
        return read(name, "true or false", value -> value.isBoolean() ? value.booleanValue() : null)
                .orElse(false);
    }

    public OptionalInt integer(String name, int min, int max) {
        Optional<Integer> value = read(
                name,
                "a whole number from " + min + " to " + max,
                node -> node.isInt() && node.intValue() >= min && node.intValue() <= max ? node.intValue() : null);
        return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    public Optional<Symbol> symbol(String name) {
        return read(name, "a symbol such as \"BTC/USDT\"", RequestFields::symbolOrNull);
    }

    /** A list of symbols, or a single one. */
    public Optional<List<Symbol>> symbols(String name) {
        return read(name, "a list of symbols such as [\"BTC/USDT\"]", RequestFields::symbolsOrNull);
    }

    /** An instant such as {@code 2026-11-20T10:31:00Z}, or a day, which means its start in UTC. */
    public Optional<Instant> instant(String name) {
        return read(
                name,
                "a time such as \"2026-11-20T10:31:00Z\" or a day such as \"2026-11-20\"",
                RequestFields::instantOrNull);
    }

    /**
     * Call after all fields have been read.
     *
     * @throws BadRequestException if a field is invalid or unknown
     */
    public void requireNoProblems() {
        Iterator<String> names = fields.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!allowed.contains(name)) {
                problems.add("action '" + action + "' has no field '" + name + "'; allowed: "
                        + (allowed.isEmpty() ? "none" : String.join(", ", allowed)));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadRequestException(problems);
        }
    }

    private <T> Optional<T> read(String name, String rule, Function<JsonNode, @Nullable T> reader) {
        allowed.add(name);
        JsonNode value = fields.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        Optional<T> read = Optional.ofNullable(reader.apply(value));
        if (read.isEmpty()) {
            problems.add("field '" + name + "' must be " + rule + ": " + value);
        }
        return read;
    }

    private static @Nullable List<String> textsOrNull(JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isTextual()) {
                return null;
            }
            texts.add(each.textValue());
        }
        return value.isArray() ? texts : null;
    }

    private static @Nullable Symbol symbolOrNull(JsonNode value) {
        try {
            return value.isTextual() ? Symbol.parse(value.textValue()) : null;
        } catch (IllegalArgumentException notASymbol) {
            return null;
        }
    }

    private static @Nullable List<Symbol> symbolsOrNull(JsonNode value) {
        List<Symbol> symbols = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            Symbol symbol = symbolOrNull(each);
            if (symbol == null) {
                return null;
            }
            symbols.add(symbol);
        }
        return symbols;
    }

    private static @Nullable Instant instantOrNull(JsonNode value) {
        try {
            String text = value.asText();
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}

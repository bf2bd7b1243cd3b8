package dev.scalpel.api.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of an answer as CSV of RFC 4180: the first list of objects in it, with inner objects as {@code outer.inner}. */
public final class RowsCsv {

    private static final String END = "\r\n";
    /** A spreadsheet takes a text that begins so for a formula. */
    private static final String FORMULA = "=+@";

    private RowsCsv() {}

    /** Empty if the answer has no list of objects. */
    public static Optional<String> of(JsonNode answer) {
        return rows(answer).map(RowsCsv::write);
    }

    private static Optional<JsonNode> rows(JsonNode answer) {
        if (answer.isArray()) {
            return Optional.of(answer);
        }
        for (JsonNode value : answer) {
            if (value.isArray() && (value.isEmpty() || value.get(0).isObject())) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static String write(JsonNode rows) {
        List<Map<String, String>> flat = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            flatten("", row, cells);
            columns.addAll(cells.keySet());
            flat.add(cells);
        }
        StringBuilder csv = new StringBuilder(line(columns.stream().toList()));
        flat.forEach(cells -> csv.append(
                line(columns.stream().map(name -> cells.getOrDefault(name, "")).toList())));
        return csv.toString();
    }

    private static void flatten(String name, JsonNode value, Map<String, String> cells) {
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> flatten(
                            name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), entry.getValue(), cells));
        } else {
            cells.put(name, value.isNull() ? "" : value.isTextual() ? harmless(value.textValue()) : value.toString());
        }
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(RowsCsv::quoted).collect(Collectors.joining(",")) + END;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

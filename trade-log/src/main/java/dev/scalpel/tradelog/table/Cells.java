package dev.scalpel.tradelog.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cells of the ledger as values of a table, and values as text that shows every digit. */
public final class Cells {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Cells() {}

    /** The value of a cell; {@code null} for an empty one. */
    static @Nullable Object value(ColumnType type, String cell) {
        if (type == ColumnType.NUMBERS) {
            return json(cell);
        }
        if (cell.isEmpty()) {
            return null;
        }
        return switch (type) {
            case TEXT, NUMBERS -> cell;
            case NUMERIC -> new BigDecimal(cell);
            case WHOLE -> Long.valueOf(cell);
            case TIME -> Instant.ofEpochMilli(Long.parseLong(cell));
        };
    }

    private static String json(String cell) {
        ObjectNode object = JSON.createObjectNode();
        for (String pair : cell.isEmpty() ? new String[0] : cell.split(";", -1)) {
            int equals = pair.indexOf('=');
            String value = pair.substring(equals + 1);
            // A figure may be infinite, which JSON has no number for.
            if (Character.isLetter(value.charAt(value.length() - 1))) {
                object.put(pair.substring(0, equals), value);
            } else {
                object.put(pair.substring(0, equals), new BigDecimal(value));
            }
        }
        return object.toString();
    }

    /** A value in the one form that equal values have. Nothing is rounded. */
    public static String canonical(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (type) {
            case TEXT, WHOLE, TIME -> value.toString();
            case NUMERIC -> number((BigDecimal) value);
            case NUMBERS -> numbers(value.toString());
        };
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String numbers(String json) {
        Map<String, String> sorted = new TreeMap<>();
        try {
            for (Map.Entry<String, JsonNode> each : JSON.readTree(json).properties()) {
                JsonNode value = each.getValue();
                sorted.put(each.getKey(), value.isNumber() ? number(value.decimalValue()) : value.asText());
            }
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not a JSON object: " + json, malformed);
        }
        return sorted.toString();
    }
}

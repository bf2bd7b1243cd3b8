package dev.scalpel.signals.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.signals.message.SignalRefusedException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the body of a message as texts by path, within limits: {@code signal.type} is the text in an object. */
final class JsonFieldsCodec {

    static final int MAX_BYTES = 8 * 1024;
    static final int MAX_DEPTH = 4;
    static final int MAX_TEXT = 200;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonFieldsCodec() {}

    static Map<String, String> read(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new SignalRefusedException(
                    Kind.TOO_LARGE, "a message must be at most " + MAX_BYTES + " bytes long: " + body.length);
        }
        List<String> problems = new ArrayList<>();
        Map<String, String> fields = new TreeMap<>();
        collect("", object(text(body)), 1, fields, problems);
        if (!problems.isEmpty()) {
            throw new SignalRefusedException(Kind.MALFORMED, problems);
        }
        return fields;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new SignalRefusedException(Kind.MALFORMED, "a message must be text in UTF-8");
        }
    }

    private static ObjectNode object(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root instanceof ObjectNode object) {
                return object;
            }
            throw new SignalRefusedException(Kind.MALFORMED, "a message must be a JSON object");
        } catch (JsonProcessingException malformed) {
            String at = malformed.getLocation() == null
                    ? ""
                    : " (line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr() + ")";
            throw new SignalRefusedException(
                    Kind.MALFORMED, "a message must be JSON: " + malformed.getOriginalMessage() + at);
        }
    }

    private static void collect(
            String prefix, ObjectNode object, int depth, Map<String, String> fields, List<String> problems) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String path = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isContainerNode() && depth >= MAX_DEPTH) {
                problems.add(path + " must not be nested deeper than " + MAX_DEPTH + " levels");
            } else if (value instanceof ObjectNode inner) {
                collect(path + ".", inner, depth + 1, fields, problems);
            } else if (value.isContainerNode()) {
                problems.add(path + " must be a text, found a list");
            } else if (value.isTextual() || value.isNumber()) {
                put(path, value.asText(), fields, problems);
            } else {
                problems.add(path + " must be a text, found " + value);
            }
        }
    }

    private static void put(String path, String text, Map<String, String> fields, List<String> problems) {
        if (text.length() > MAX_TEXT) {
            problems.add(path + " must be at most " + MAX_TEXT + " characters long: " + text.length());
        } else {
            fields.put(path, text.strip());
        }
    }
}

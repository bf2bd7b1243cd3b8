package dev.scalpel.local.desk.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.ResponseJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Documents for the page. Exact decimals are written plainly, what is not known has no value. */
public final class DeskJson {

    private static final ObjectMapper JSON =
            ResponseJson.mapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private DeskJson() {}

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static ArrayNode array() {
        return JSON.createArrayNode();
    }

    /** A document with one error in words. */
    public static ObjectNode error(String words) {
        return object().put("error", words);
    }

    /** Any value as a document. */
    public static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    public static byte[] bytes(JsonNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }

    /** One line. */
    public static String text(JsonNode document) {
        return new String(bytes(document), StandardCharsets.UTF_8);
    }

    /** @throws JsonProcessingException if it is not JSON */
    static JsonNode parse(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    /** Puts a number that is finite; null otherwise. */
    public static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    public static void put(ObjectNode node, String name, Optional<BigDecimal> value) {
        value.ifPresentOrElse(known -> node.put(name, plain(known)), () -> node.putNull(name));
    }

    public static void putText(ObjectNode node, String name, Optional<String> value) {
        node.put(name, value.orElse(null));
    }

    /** Without zeros at the end. */
    public static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

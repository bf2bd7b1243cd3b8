package dev.scalpel.localexchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent back: status, headers, body. Made by the exchange only. */
public record Answer(int status, Map<String, String> headers, String contentType, String body) {

    private static final String JSON = "application/json;charset=UTF-8";

    static Answer json(JsonNode body) {
        return new Answer(200, Map.of(), JSON, body.toString());
    }

    static Answer error(int status, int code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", code);
        body.put("msg", message);
        return new Answer(status, Map.of(), JSON, body.toString());
    }

    static Answer of(ApiException refusal) {
        return new Answer(refusal.status(), Map.of(), JSON, refusal.json().toString());
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, contentType, body);
    }
}

package dev.scalpel.localexchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response: status, headers, body. Created by the exchange only. */
public record Response(int status, Map<String, String> headers, String contentType, String body) {

    private static final String JSON = "application/json;charset=UTF-8";

    public static Response json(JsonNode body) {
        return new Response(200, Map.of(), JSON, body.toString());
    }

    public static Response error(int status, int code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", code);
        body.put("msg", message);
        return new Response(status, Map.of(), JSON, body.toString());
    }

    /** An HTML page, as the servers in front of the exchange respond. */
    public static Response page(int status, String reason) {
        String title = status + " " + reason;
        String body = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>";
        return new Response(status, Map.of(), "text/html", body);
    }

    public static Response of(ApiException refusal) {
        Response answer =
                new Response(refusal.status(), Map.of(), JSON, refusal.json().toString());
        return refusal.retryAfterSeconds() == 0
                ? answer
                : answer.withHeader("Retry-After", Long.toString(refusal.retryAfterSeconds()));
    }

    public Response withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    public Response withHeaders(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Response(status, more, contentType, body);
    }
}

package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One request: its method, path and parameters, which a GET has in its query and a POST in a JSON body. */
record BybitRequest(String method, String path, Map<String, Object> parameters) {

    static BybitRequest get(String path) {
        return new BybitRequest("GET", path, Map.of());
    }

    static BybitRequest post(String path) {
        return new BybitRequest("POST", path, Map.of());
    }

    BybitRequest with(String name, String value) {
        return withAny(name, value);
    }

    /** A number in JSON. */
    BybitRequest with(String name, long value) {
        return withAny(name, value);
    }

    BybitRequest with(String name, boolean value) {
        return withAny(name, value);
    }

    /** As text and without an exponent, as all amounts are sent. */
    BybitRequest with(String name, BigDecimal value) {
        return withAny(name, value.toPlainString());
    }

    BybitRequest withAmount(String name, Optional<BigDecimal> value) {
        return value.map(amount -> with(name, amount)).orElse(this);
    }

    private BybitRequest withAny(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new BybitRequest(method, path, more);
    }

    boolean isGet() {
        return method.equals("GET");
    }

    /** What is sent and signed: the query of a GET, the body of a POST. */
    String payload() {
        return isGet() ? query() : json();
    }

    private String query() {
        return parameters.entrySet().stream()
                .map(entry ->
                        encoded(entry.getKey()) + "=" + encoded(entry.getValue().toString()))
                .collect(Collectors.joining("&"));
    }

    private String json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        parameters.forEach((name, value) -> {
            if (value instanceof Boolean flag) {
                body.put(name, flag);
            } else if (value instanceof Long number) {
                body.put(name, number);
            } else {
                body.put(name, value.toString());
            }
        });
        return body.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

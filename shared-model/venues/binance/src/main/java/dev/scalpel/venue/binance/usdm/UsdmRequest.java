package dev.scalpel.venue.binance.usdm;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One request: its method, path and parameters. All parameters are sent in the query, percent-encoded. */
record UsdmRequest(String method, String path, Map<String, String> parameters) {

    static UsdmRequest get(String path) {
        return new UsdmRequest("GET", path, Map.of());
    }

    static UsdmRequest post(String path) {
        return new UsdmRequest("POST", path, Map.of());
    }

    static UsdmRequest delete(String path) {
        return new UsdmRequest("DELETE", path, Map.of());
    }

    UsdmRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new UsdmRequest(method, path, more);
    }

    UsdmRequest with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** Without an exponent. */
    UsdmRequest with(String name, BigDecimal value) {
        return with(name, value.toPlainString());
    }

    UsdmRequest withPrice(String name, Optional<BigDecimal> value) {
        return value.map(price -> with(name, price)).orElse(this);
    }

    /** As it is sent and signed: General Info, "SIGNED Endpoint Examples". */
    String query() {
        return parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

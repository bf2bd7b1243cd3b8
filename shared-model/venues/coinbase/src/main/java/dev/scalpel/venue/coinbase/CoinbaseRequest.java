package dev.scalpel.venue.coinbase;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One request: method, path below the API's prefix, query and a body for JSON.
 *
 * @param path is signed, the query is not
 */
record CoinbaseRequest(String method, String path, List<Map.Entry<String, String>> query, Optional<Object> body) {

    private static final String PREFIX = "/api/v3/brokerage/";

    static CoinbaseRequest get(String path) {
        return new CoinbaseRequest("GET", PREFIX + path, List.of(), Optional.empty());
    }

    static CoinbaseRequest post(String path, Object body) {
        return new CoinbaseRequest("POST", PREFIX + path, List.of(), Optional.of(body));
    }

    /** May be repeated with one name: the API's lists are repeated parameters. */
    CoinbaseRequest with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(query);
        more.add(Map.entry(name, value));
        return new CoinbaseRequest(method, path, List.copyOf(more), body);
    }

    CoinbaseRequest with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** As RFC 3339, in UTC. */
    CoinbaseRequest with(String name, Instant value) {
        return with(name, value.toString());
    }

    CoinbaseRequest withCursor(String cursor) {
        return cursor.isEmpty() ? this : with("cursor", cursor);
    }

    /** As it is sent. */
    String address() {
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.stream()
                                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                                .collect(Collectors.joining("&"));
    }

    /** What the token of this request is valid for: "METHOD host/path". */
    String signedAs(String host) {
        return method + " " + host + path;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

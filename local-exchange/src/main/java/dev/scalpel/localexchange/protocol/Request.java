package dev.scalpel.localexchange.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An incoming call.
 *
 * @param query as sent, still encoded; empty when there is none
 * @param body as sent; empty when there is none
 * @param headers the first of each name, in any case
 */
public record Request(String method, String path, String query, String body, Map<String, String> headers) {

    public Request {
        TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** {@code GET /api/v3/time}: what routes and faults are matched by. */
    public String route() {
        return method + " " + path;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}

package dev.scalpel.localexchange.protocol;

import java.util.Optional;

/**
 * An incoming call.
 *
 * @param query as sent, still encoded; empty when there is none
 * @param form the body as sent, still encoded; empty when there is none
 * @param apiKey the key in the header {@code X-MBX-APIKEY}
 * @param timeUnit of the response's times, from the header {@code X-MBX-TIME-UNIT}
 */
public record Request(
        String method, String path, String query, String form, Optional<String> apiKey, Optional<String> timeUnit) {

    /** {@code GET /api/v3/time}: what routes and faults are matched by. */
    public String route() {
        return method + " " + path;
    }
}

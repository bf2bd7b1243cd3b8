package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one request, once, and reads the envelope of its response ("Integration Guidance", "Common response parameters"): an error
 * has HTTP status 200 as well. Knows no keys: a signed request is an ordinary one with headers.
 */
final class BybitHttp {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);
    /** "Rate Limit Rules", "API Rate Limit": when the limit that was exceeded ends, in epoch milliseconds. */
    private static final String LIMIT_ENDS = "X-Bapi-Limit-Reset-Timestamp";

    private static final long MILLIS = 1_000;

    private final VenueHttp http;

    private BybitHttp(VenueHttp http) {
        this.http = http;
    }

    static BybitHttp of(ConnectionParameters connection, URI base) {
        return new BybitHttp(VenueHttp.of(connection, base));
    }

    /**
     * @param time of the venue, in epoch milliseconds
     */
    record Answer(JsonNode result, long time) {}

    /** The result of a request for public data. */
    JsonNode send(BybitRequest request) throws IOException {
        return send(request, Map.of());
    }

    /**
     * @param headers those of a signed request
     * @throws BybitException for an error response
     */
    JsonNode send(BybitRequest request, Map<String, String> headers) throws IOException {
        return answer(request, headers).result();
    }

    /** The result of a request for public data, and the time of the response. */
    Answer answer(BybitRequest request) throws IOException {
        return answer(request, Map.of());
    }

    private Answer answer(BybitRequest request, Map<String, String> headers) throws IOException {
        String payload = request.payload();
        VenueHttp.Response response = request.isGet()
                ? http.get(request.path() + (payload.isEmpty() ? "" : "?" + payload), headers)
                : http.send(request.method(), request.path(), withContentType(headers), payload);
        return answer(response);
    }

    private static Map<String, String> withContentType(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return all;
    }

    private static Answer answer(VenueHttp.Response response) throws IOException {
        if (response.isError()) {
            throw refusal(response, envelope(response.body()));
        }
        JsonNode envelope = JSON.readTree(response.body());
        if (!envelope.path("retCode").isInt()) {
            throw new IOException("the response has no retCode");
        }
        if (envelope.path("retCode").asInt() != 0) {
            throw refusal(response, envelope);
        }
        return new Answer(envelope.path("result"), envelope.path("time").asLong());
    }

    /** Of an error of HTTP, whose body may be a page of some gateway. */
    private static JsonNode envelope(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException aPageOfSomeGateway) {
            return JSON.createObjectNode().put("retMsg", body);
        }
    }

    private static BybitException refusal(VenueHttp.Response response, JsonNode envelope) {
        return new BybitException(
                response.status(),
                envelope.path("retCode").asInt(BybitException.NO_CODE),
                message(envelope),
                retryAfter(response, envelope.path("time").asLong()));
    }

    /** With the reasons that the result of a refused change of the account has: "Set Margin Mode". */
    private static String message(JsonNode envelope) {
        StringBuilder message = new StringBuilder(envelope.path("retMsg").asText(""));
        for (JsonNode reason : envelope.path("result").path("reasons")) {
            message.append(": ").append(reason.path("reasonMsg").asText(""));
        }
        return message.toString();
    }

    /** From the venue's own times to the end of the limit, in whole seconds. */
    private static Optional<Duration> retryAfter(VenueHttp.Response response, long now) {
        Optional<Duration> said = response.header("Retry-After").flatMap(HttpErrors::retryAfter);
        if (said.isPresent() || now <= 0) {
            return said;
        }
        return response.header(LIMIT_ENDS)
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .filter(end -> end > now)
                .map(end -> Duration.ofSeconds(Math.floorDiv(end - now + MILLIS - 1, MILLIS)));
    }
}

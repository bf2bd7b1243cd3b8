package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueHttp;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one request, once, and reads its JSON. Refusals have HTTP status 200 as well: "failureReason", "errorText", "violations", and a
 * ticket in place of what was requested ("Error Handling", "Penalty Tickets"). Knows no keys.
 */
final class TradovateHttp {

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
    private static final String BASE = "/v1/";
    private static final int UNAUTHORISED = 401;
    private static final long MAX_PENALTY_SECONDS = 86_400;
    /** The header has whole seconds: on average the venue is half a second further. */
    private static final Duration HALF_SECOND = Duration.ofMillis(500);

    private final VenueHttp http;

    TradovateHttp(ConnectionParameters connection) {
        http = VenueHttp.of(connection, TradovateAdapter.ADDRESSES.of(connection.address()));
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode parse(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** @throws TradovateException for a refusal */
    JsonNode get(String path, String token) throws IOException {
        return result(http.get(BASE + path, headers(token)));
    }

    /** @throws TradovateException for a refusal */
    JsonNode post(String path, ObjectNode body, String token) throws IOException {
        return result(send(path, body, token));
    }

    /** What the venue answers, whatever it means. */
    VenueHttp.Response send(String path, ObjectNode body, String token) throws IOException {
        return http.send("POST", BASE + path, headers(token), JSON.writeValueAsString(body));
    }

    VenueHttp.Response read(String path, String token) throws IOException {
        return http.get(BASE + path, headers(token));
    }

    /** The venue's clock, to half a second: any of its answers has it, also that a token is missing. */
    Instant date() throws IOException {
        VenueHttp.Response response = http.get(BASE + "auth/me", headers(""));
        if (response.isError() && response.status() != UNAUTHORISED) {
            throw refusal(response, object());
        }
        String date = response.header("Date").orElseThrow(() -> new IOException("a response has no Date header"));
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(date, Instant::from)
                    .plus(HALF_SECOND);
        } catch (DateTimeException unreadable) {
            throw new IOException("not a Date header: " + date, unreadable);
        }
    }

    private static Map<String, String> headers(String token) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    private static JsonNode result(VenueHttp.Response response) throws IOException {
        if (response.isError()) {
            throw refusal(response, object());
        }
        JsonNode body = JSON.readTree(response.body());
        if (!body.isContainerNode()) {
            throw new IOException("the response is no JSON object or array");
        }
        requireNoRefusal(response, body);
        return body;
    }

    private static void requireNoRefusal(VenueHttp.Response response, JsonNode body) throws TradovateException {
        if (body.has(TradovateErrors.PENALTY)) {
            throw new TradovateException(
                    response.status(), TradovateErrors.PENALTY, "the venue asks to wait", Optional.of(penalty(body)));
        }
        String reason = body.path("failureReason").asText("");
        if (!reason.isEmpty() && !reason.equals("Success")) {
            throw TradovateException.of(reason, body.path("failureText").asText(""));
        }
        if (!body.path("errorText").asText("").isEmpty()) {
            throw TradovateException.of("errorText", body.path("errorText").asText());
        }
        if (body.path("violations").size() > 0) {
            JsonNode first = body.path("violations").path(0);
            throw TradovateException.of(
                    "violation",
                    first.path("constraint").asText() + ": "
                            + first.path("description").asText());
        }
    }

    /** How long a ticket makes wait; that of a puzzle, "about one hour". */
    static Duration penalty(JsonNode body) {
        return body.path("p-captcha").asBoolean()
                ? TradovateErrors.LIMITED
                : Duration.ofSeconds(Math.max(
                        1, Math.min(MAX_PENALTY_SECONDS, body.path("p-time").asLong())));
    }

    private static TradovateException refusal(VenueHttp.Response response, JsonNode none) {
        JsonNode body = none;
        try {
            body = JSON.readTree(response.body());
        } catch (JsonProcessingException aPageOfSomeGateway) {
            // Its status says what there is to know.
            body = none;
        }
        return new TradovateException(
                response.status(),
                "",
                body.path("errorText").asText(""),
                response.header("Retry-After").flatMap(HttpErrors::retryAfter));
    }
}

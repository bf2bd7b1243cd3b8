package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueHttp;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Sends one request, once, and reads its JSON. Knows no keys: a private request is a POST of no bytes with more headers. */
final class GeminiHttp {

    static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);

    /** The header has whole seconds: on average the venue is half a second further. */
    private static final Duration HALF_SECOND = Duration.ofMillis(500);

    private final VenueHttp http;

    private GeminiHttp(VenueHttp http) {
        this.http = http;
    }

    static GeminiHttp of(ConnectionParameters connection) {
        return new GeminiHttp(VenueHttp.of(connection, GeminiAdapter.ADDRESSES.of(connection.address())));
    }

    /** @throws GeminiException for an error response */
    <T> T get(String path, TypeReference<T> type) throws IOException {
        return JSON.readerFor(type).readValue(body(http.get(path, Map.of())));
    }

    /**
     * A request whose content is in its headers.
     *
     * @throws GeminiException for an error response
     */
    <T> T post(String path, Map<String, String> headers, TypeReference<T> type) throws IOException {
        return JSON.readerFor(type).readValue(body(http.send("POST", path, headers, "")));
    }

    /** The venue's clock, from the header of any response: to half a second. */
    Instant date(String path) throws IOException {
        VenueHttp.Response response = http.get(path, Map.of());
        body(response);
        String date = response.header("Date").orElseThrow(() -> new IOException("a response has no Date header"));
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(date, Instant::from)
                    .plus(HALF_SECOND);
        } catch (DateTimeException notADate) {
            throw new IOException("the Date header of a response is no date: " + date, notADate);
        }
    }

    private static JsonNode body(VenueHttp.Response response) throws IOException {
        if (response.isError()) {
            throw refusal(response);
        }
        JsonNode body = JSON.readTree(response.body());
        if (body.isMissingNode()) {
            throw new IOException("a response is empty");
        }
        if (body.path("result").asText("").equals("error")) {
            throw refusal(response, body);
        }
        return body;
    }

    private static GeminiException refusal(VenueHttp.Response response) throws IOException {
        try {
            return refusal(response, JSON.readTree(response.body()));
        } catch (JsonProcessingException aPageOfSomeGateway) {
            return new GeminiException(response.status(), "", "no JSON", retryAfter(response));
        }
    }

    private static GeminiException refusal(VenueHttp.Response response, JsonNode body) {
        return new GeminiException(
                response.status(),
                body.path("reason").asText(""),
                body.path("message").asText(""),
                retryAfter(response));
    }

    private static Optional<Duration> retryAfter(VenueHttp.Response response) {
        return response.header("Retry-After").flatMap(HttpErrors::retryAfter);
    }
}

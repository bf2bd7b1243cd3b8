package dev.scalpel.venue.databento;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueHttp;
import dev.scalpel.venue.credentials.Credentials;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One request with the key as the user of basic authentication ("Authentication"): parameters in, JSON or CSV out. */
final class DatabentoHttp {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);
    private static final String BASE = "/v0/";
    /** The header has whole seconds: on average the venue is half a second further. */
    private static final Duration HALF_SECOND = Duration.ofMillis(500);

    private final VenueHttp http;
    private final String authorization;

    DatabentoHttp(ConnectionParameters connection, Credentials credentials) {
        http = VenueHttp.of(connection, DatabentoAdapter.ADDRESSES.of(connection.address()));
        authorization = "Basic "
                + Base64.getEncoder().encodeToString((credentials.secret() + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** @throws DatabentoException for an error response */
    JsonNode json(String method, Map<String, String> parameters) throws IOException {
        return JSON.readTree(body(get(method, parameters)));
    }

    /** @throws DatabentoException for an error response */
    String csv(String method, Map<String, String> parameters) throws IOException {
        return body(http.send("POST", BASE + method, headers("application/x-www-form-urlencoded"), form(parameters)));
    }

    /** The venue's clock, from the header of an answer. */
    Instant date(String method, Map<String, String> parameters) throws IOException {
        VenueHttp.Response response = get(method, parameters);
        body(response);
        String date = response.header("Date").orElseThrow(() -> new IOException("a response has no Date header"));
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(date, Instant::from)
                    .plus(HALF_SECOND);
        } catch (DateTimeException unreadable) {
            throw new IOException("not a Date header: " + date, unreadable);
        }
    }

    private VenueHttp.Response get(String method, Map<String, String> parameters) throws IOException {
        return http.get(BASE + method + "?" + form(parameters), headers("application/json"));
    }

    private Map<String, String> headers(String contentType) {
        return Map.of("Authorization", authorization, "Content-Type", contentType);
    }

    private static String form(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static String body(VenueHttp.Response response) throws IOException {
        if (response.isError()) {
            throw refusal(response);
        }
        return response.body();
    }

    /** {@code detail} is a text, or has {@code case} and {@code message}. */
    private static DatabentoException refusal(VenueHttp.Response response) throws IOException {
        JsonNode detail;
        try {
            detail = JSON.readTree(response.body()).path("detail");
        } catch (JsonProcessingException aPageOfSomeGateway) {
            detail = JSON.createObjectNode();
        }
        return new DatabentoException(
                response.status(),
                detail.path("case").asText(""),
                detail.isTextual() ? detail.asText() : detail.path("message").asText(""),
                response.header("Retry-After").flatMap(HttpErrors::retryAfter));
    }
}

package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpClientHardening;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.HttpRetryGuard;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
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

    private static final int FIRST_ERROR = 300;
    /** The header has whole seconds: on average the venue is half a second further. */
    private static final Duration HALF_SECOND = Duration.ofMillis(500);

    private final URI base;
    private final int timeoutMillis;

    private GeminiHttp(URI base, int timeoutMillis) {
        this.base = base;
        this.timeoutMillis = timeoutMillis;
    }

    static GeminiHttp of(ConnectionParameters connection) {
        HttpRetryGuard.disableRetries();
        HttpClientHardening.harden();
        return new GeminiHttp(GeminiAdapter.ADDRESSES.of(connection.address()), (int)
                connection.timeout().toMillis());
    }

    /** @throws GeminiException for an error response */
    <T> T get(String path, TypeReference<T> type) throws IOException {
        return read(open(path), type);
    }

    /**
     * A request whose content is in its headers.
     *
     * @throws GeminiException for an error response
     */
    <T> T post(String path, Map<String, String> headers, TypeReference<T> type) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        headers.forEach(connection::setRequestProperty);
        // A body of no bytes: the JDK repeats no request whose body it does not keep.
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(0);
        connection.getOutputStream().close();
        return read(connection, type);
    }

    /** The venue's clock, from the header of any response: to half a second. */
    Instant date(String path) throws IOException {
        HttpURLConnection connection = open(path);
        body(connection);
        String date = connection.getHeaderField("Date");
        if (date == null) {
            throw new IOException("a response has no Date header");
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(date, Instant::from)
                    .plus(HALF_SECOND);
        } catch (DateTimeException notADate) {
            throw new IOException("the Date header of a response is no date: " + date, notADate);
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        return connection;
    }

    private static <T> T read(HttpURLConnection connection, TypeReference<T> type) throws IOException {
        return JSON.readerFor(type).readValue(body(connection));
    }

    private static JsonNode body(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() >= FIRST_ERROR) {
            throw refusal(connection);
        }
        try (InputStream in = connection.getInputStream()) {
            JsonNode body = JSON.readTree(in);
            if (body.isMissingNode()) {
                throw new IOException("a response is empty");
            }
            if (body.path("result").asText("").equals("error")) {
                throw refusal(connection, body);
            }
            return body;
        }
    }

    private static GeminiException refusal(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getErrorStream()) {
            return refusal(connection, in == null ? JSON.nullNode() : JSON.readTree(in));
        } catch (JsonProcessingException aPageOfSomeGateway) {
            return new GeminiException(connection.getResponseCode(), "", "no JSON", retryAfter(connection));
        }
    }

    private static GeminiException refusal(HttpURLConnection connection, JsonNode body) throws IOException {
        return new GeminiException(
                connection.getResponseCode(),
                body.path("reason").asText(""),
                body.path("message").asText(""),
                retryAfter(connection));
    }

    private static Optional<Duration> retryAfter(HttpURLConnection connection) {
        return Optional.ofNullable(connection.getHeaderField("Retry-After")).flatMap(HttpErrors::retryAfter);
    }
}

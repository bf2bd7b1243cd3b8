package dev.scalpel.venue.coinbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpClientHardening;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.HttpRetryGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Sends one request, once, and reads its JSON. Knows no keys: the token of a request is given. */
final class CoinbaseHttp {

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final int FIRST_ERROR = 300;

    private final URI base;
    private final int timeoutMillis;

    private CoinbaseHttp(URI base, int timeoutMillis) {
        this.base = base;
        this.timeoutMillis = timeoutMillis;
    }

    static CoinbaseHttp of(ConnectionParameters connection) {
        HttpRetryGuard.disableRetries();
        HttpClientHardening.harden();
        return new CoinbaseHttp(CoinbaseAdapter.ADDRESSES.of(connection.address()), (int)
                connection.timeout().toMillis());
    }

    /** A public request. Its answer may be cached for a second, which this header prevents: "Public Endpoints", "Caching". */
    <T> T send(CoinbaseRequest request, Class<T> type) throws IOException {
        HttpURLConnection connection = open(request);
        connection.setRequestProperty("Cache-Control", "no-cache");
        return answer(connection, request, type);
    }

    /**
     * A request with a token.
     *
     * @throws CoinbaseException for an error response
     */
    <T> T send(CoinbaseRequest request, String token, Class<T> type) throws IOException {
        HttpURLConnection connection = open(request);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        return answer(connection, request, type);
    }

    private HttpURLConnection open(CoinbaseRequest request) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(request.address()).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestMethod(request.method());
        connection.setRequestProperty("Accept", "application/json");
        return connection;
    }

    private static <T> T answer(HttpURLConnection connection, CoinbaseRequest request, Class<T> type)
            throws IOException {
        if (request.body().isPresent()) {
            byte[] body = JSON.writeValueAsBytes(request.body().get());
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            // A body of known length is streamed: the JDK repeats no request whose body it does not keep.
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        if (connection.getResponseCode() >= FIRST_ERROR) {
            throw refusal(connection);
        }
        try (InputStream in = connection.getInputStream()) {
            return JSON.readValue(in, type);
        }
    }

    private static CoinbaseException refusal(HttpURLConnection connection) throws IOException {
        String code = "";
        String text = "";
        try (InputStream in = connection.getErrorStream()) {
            JsonNode error = in == null ? JSON.missingNode() : JSON.readTree(in);
            code = error.path("error").asText("");
            text = error.path("error_details").asText("");
            text = text.isEmpty() ? error.path("message").asText("") : text;
        } catch (JsonProcessingException aPageOfSomeGateway) {
            text = "no JSON";
        }
        Optional<Duration> retryAfter =
                Optional.ofNullable(connection.getHeaderField("Retry-After")).flatMap(HttpErrors::retryAfter);
        return new CoinbaseException(connection.getResponseCode(), code, text, retryAfter);
    }
}

package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpClientHardening;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.HttpRetryGuard;
import dev.scalpel.venue.binance.BinanceUsage;
import dev.scalpel.venue.market.RequestUsage;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sends one request, once, and reads its JSON. Knows no keys: a signed request is an ordinary one with more parameters. */
final class UsdmHttp {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);
    private static final int FIRST_ERROR = 300;

    private final URI base;
    private final int timeoutMillis;

    private UsdmHttp(URI base, int timeoutMillis) {
        this.base = base;
        this.timeoutMillis = timeoutMillis;
    }

    static UsdmHttp of(ConnectionParameters connection, URI base) {
        HttpRetryGuard.disableRetries();
        HttpClientHardening.harden();
        return new UsdmHttp(base, (int) connection.timeout().toMillis());
    }

    <T> T send(UsdmRequest request, Class<T> type) throws IOException {
        return send(request, Map.of(), new TypeReference<T>() {
            @Override
            public Class<T> getType() {
                return type;
            }
        });
    }

    <T> T send(UsdmRequest request, TypeReference<T> type) throws IOException {
        return send(request, Map.of(), type);
    }

    /**
     * @param headers besides the client's own
     * @throws UsdmException for an error response
     */
    <T> T send(UsdmRequest request, Map<String, String> headers, TypeReference<T> type) throws IOException {
        String query = request.query();
        URI address = base.resolve(request.path() + (query.isEmpty() ? "" : "?" + query));
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestMethod(request.method());
        headers.forEach(connection::setRequestProperty);
        if (request.method().equals("POST")) {
            // A body of no bytes: the JDK repeats no request whose body it does not keep.
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(0);
            connection.getOutputStream().close();
        }
        if (connection.getResponseCode() >= FIRST_ERROR) {
            throw refusal(connection);
        }
        try (InputStream in = connection.getInputStream()) {
            return JSON.readValue(in, type);
        }
    }

    /** What the responses say of the limit on requests. */
    Optional<RequestUsage> usage(String information) throws IOException {
        return BinanceUsage.read(base.resolve(information), Duration.ofMillis(timeoutMillis));
    }

    private static UsdmException refusal(HttpURLConnection connection) throws IOException {
        int code = UsdmException.NO_CODE;
        String text = "";
        try (InputStream in = connection.getErrorStream()) {
            JsonNode error = in == null ? JSON.nullNode() : JSON.readTree(in);
            code = error.path("code").asInt(UsdmException.NO_CODE);
            text = error.path("msg").asText("");
        } catch (JsonProcessingException aPageOfSomeGateway) {
            text = "no JSON";
        }
        Optional<Duration> retryAfter =
                Optional.ofNullable(connection.getHeaderField("Retry-After")).flatMap(HttpErrors::retryAfter);
        return new UsdmException(connection.getResponseCode(), code, text, retryAfter);
    }
}

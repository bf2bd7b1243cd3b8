package dev.scalpel.venue.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpClientHardening;
import dev.scalpel.venue.HttpErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/** One request of the sample venue: JSON in, JSON out, the token in a header. */
final class SampleHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORISED = 401;

    private final URI base;
    private final int timeoutMillis;
    private final Optional<SampleSession> session;

    /** @param session whose token is sent with each request; empty for public requests */
    SampleHttp(ConnectionParameters connection, Optional<SampleSession> session) {
        HttpClientHardening.harden();
        base = SampleAdapter.ADDRESSES.of(connection.address());
        timeoutMillis = (int) connection.timeout().toMillis();
        this.session = session;
    }

    <T> T get(String path, Class<T> type) throws IOException {
        return send("GET", path, Optional.empty(), type);
    }

    <T> T post(String path, Object body, Class<T> type) throws IOException {
        return send("POST", path, Optional.of(body), type);
    }

    <T> T delete(String path, Class<T> type) throws IOException {
        return send("DELETE", path, Optional.empty(), type);
    }

    /** A request with a token of its own: of a session that begins or is renewed. */
    <T> T authorise(String path, String token, Class<T> type) throws IOException {
        return exchange("POST", path, Optional.of(token), Optional.empty(), type);
    }

    private <T> T send(String method, String path, Optional<Object> body, Class<T> type) throws IOException {
        if (session.isEmpty()) {
            return exchange(method, path, Optional.empty(), body, type);
        }
        String token = session.get().token();
        try {
            return exchange(method, path, Optional.of(token), body, type);
        } catch (SampleException refused) {
            if (refused.status() == UNAUTHORISED) {
                session.get().refused(token);
            }
            throw refused;
        }
    }

    private <T> T exchange(String method, String path, Optional<String> token, Optional<Object> body, Class<T> type)
            throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestMethod(method);
        token.ifPresent(known -> connection.setRequestProperty("Authorization", "Bearer " + known));
        if (body.isPresent()) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                JSON.writeValue(out, body.get());
            }
        }
        if (connection.getResponseCode() >= FIRST_ERROR) {
            throw refusal(connection);
        }
        try (InputStream in = connection.getInputStream()) {
            return JSON.readValue(in, type);
        }
    }

    private static SampleException refusal(HttpURLConnection connection) throws IOException {
        String code = "";
        String text = "";
        try (InputStream in = connection.getErrorStream()) {
            JsonNode error = in == null ? JSON.nullNode() : JSON.readTree(in);
            code = error.path("error").asText("");
            text = error.path("message").asText("");
        } catch (JsonProcessingException aPageOfSomeGateway) {
            text = "no JSON";
        }
        return new SampleException(
                connection.getResponseCode(),
                code,
                text,
                Optional.ofNullable(connection.getHeaderField("Retry-After")).flatMap(HttpErrors::retryAfter));
    }
}

package dev.scalpel.venue;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends each request once, on the JDK's hardened client: no redirect is followed, nothing is repeated, nothing is logged. Knows
 * neither keys nor formats.
 */
public final class VenueHttp {

    private final URI base;
    private final int timeoutMillis;

    private VenueHttp(URI base, int timeoutMillis) {
        this.base = base;
        this.timeoutMillis = timeoutMillis;
    }

    public static VenueHttp of(ConnectionParameters connection, URI base) {
        return of(base, connection.timeout());
    }

    /** @param timeout of connecting, and of each read */
    public static VenueHttp of(URI base, Duration timeout) {
        HttpRetryGuard.disableRetries();
        HttpClientHardening.harden();
        return new VenueHttp(base, (int) timeout.toMillis());
    }

    /**
     * A response of any status.
     *
     * @param headers the first of each name, in any case
     */
    public record Response(int status, Map<String, String> headers, String body) {

        private static final int FIRST_ERROR = 300;

        public Response {
            TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(headers);
            headers = anyCase;
        }

        /** A redirection is one: it is not followed. */
        public boolean isError() {
            return status >= FIRST_ERROR;
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    public Response get(String pathAndQuery, Map<String, String> headers) throws IOException {
        return read(open("GET", pathAndQuery, headers));
    }

    /** @param method such as POST or DELETE */
    public Response send(String method, String pathAndQuery, Map<String, String> headers, String body)
            throws IOException {
        HttpURLConnection connection = open(method, pathAndQuery, headers);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        // The JDK repeats no request whose body it does not keep.
        connection.setFixedLengthStreamingMode(bytes.length);
        connection.getOutputStream().write(bytes);
        connection.getOutputStream().close();
        return read(connection);
    }

    private HttpURLConnection open(String method, String pathAndQuery, Map<String, String> headers) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(pathAndQuery).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestMethod(method);
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    private static Response read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header :
                connection.getHeaderFields().entrySet()) {
            // The status line has no name.
            if (header.getKey() != null) {
                headers.put(header.getKey(), header.getValue().get(0));
            }
        }
        InputStream stream = status >= HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getErrorStream()
                : connection.getInputStream();
        if (stream == null) {
            return new Response(status, headers, "");
        }
        try (stream) {
            return new Response(status, headers, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

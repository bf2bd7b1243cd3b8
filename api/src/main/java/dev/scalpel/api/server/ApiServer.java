package dev.scalpel.api.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import dev.scalpel.api.http.HttpCall.Way;
import dev.scalpel.api.routes.HttpApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The API on loopback. A call that a proxy forwarded counts as one from the internet: by the address that the proxy appended to
 * {@code X-Forwarded-For} where the settings trust it, else by none that is allowed.
 */
public final class ApiServer implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final int MAX_DISCARDED_BYTES = 1024 * 1024;
    private static final List<String> FORWARDED =
            List.of("x-forwarded-for", "forwarded", "x-real-ip", "cf-connecting-ip");
    private static final String UNKNOWN_PEER = "unknown";

    static {
        ServerProperties.set();
    }

    private final HttpServer server;
    private final RequestThreads threads = new RequestThreads("api");
    private final HttpApi api;
    private final boolean trustProxy;

    private ApiServer(HttpServer server, HttpApi api, boolean trustProxy) {
        this.server = server;
        this.api = api;
        this.trustProxy = trustProxy;
    }

    /**
     * Opens the API on loopback.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    public static ApiServer open(int port, HttpApi api, boolean trustProxy) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            ApiServer opened = new ApiServer(server, api, trustProxy);
            server.createContext("/", opened::answer);
            server.setExecutor(opened.threads);
            server.start();
            return opened;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot open the API on port " + port + ": " + failed.getMessage(), failed);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            InputStream sent = exchange.getRequestBody();
            byte[] body = sent.readNBytes(HttpApi.MAX_BODY_BYTES + 1);
            discard(sent);
            threads.requireArrived();
            send(exchange, api.answer(call(exchange, body)));
        }
    }

    /** A client that still sends does not read the answer: a connection closed too early would lose it. */
    private static void discard(InputStream rest) throws IOException {
        byte[] buffer = new byte[HttpApi.MAX_BODY_BYTES];
        int left = MAX_DISCARDED_BYTES;
        while (left > 0) {
            int read = rest.read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    private HttpCall call(HttpExchange exchange, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>(exchange.getRequestHeaders());
        HttpCall direct = new HttpCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                headers,
                query(exchange.getRequestURI().getRawQuery()),
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                Way.LOCAL);
        boolean forwarded = FORWARDED.stream().anyMatch(direct.headers()::containsKey);
        return forwarded
                ? new HttpCall(
                        direct.method(),
                        direct.path(),
                        direct.headers(),
                        direct.query(),
                        body,
                        trustProxy ? forwardedFor(direct) : UNKNOWN_PEER,
                        Way.TUNNEL)
                : direct;
    }

    /** The last address: the one that our own proxy saw. Those before it are what the caller claims. */
    private static String forwardedFor(HttpCall call) {
        List<String> values = call.headers().getOrDefault(FORWARDED.get(0), List.of());
        if (values.isEmpty()) {
            return UNKNOWN_PEER;
        }
        String last = values.get(values.size() - 1);
        return last.substring(last.lastIndexOf(',') + 1).strip();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : Optional.ofNullable(raw).orElse("").split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                query.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}

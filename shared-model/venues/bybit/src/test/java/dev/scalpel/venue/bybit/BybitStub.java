package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server on loopback that records requests and sends given results. */
final class BybitStub implements AutoCloseable {

    static final String KEY = "ExampleKey01234567";
    static final String SECRET = "ExampleSecret0123456789abcdefghijkl";
    static final long NOW = 1_763_596_800_000L;

    /** What arrived: a body's fields, or a query's, as texts. */
    record Arrival(String method, String path, Map<String, String> parameters, Map<String, String> headers) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Deque<String> bodies = new ArrayDeque<>();

    BybitStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("cannot listen on loopback", e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    /** The results of the next requests; afterwards they are empty objects. */
    BybitStub results(String... results) {
        for (String result : results) {
            bodies.add("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":" + result + ",\"retExtInfo\":{},\"time\":" + NOW
                    + "}");
        }
        return this;
    }

    /** The whole body of the next response. */
    BybitStub body(String body) {
        bodies.add(body);
        return this;
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    Arrival last() {
        return arrivals.get(arrivals.size() - 1);
    }

    ConnectionParameters connection() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ConnectionParameters(
                VenueAddress.local(address),
                new VenueClock(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC)),
                Duration.ofSeconds(5));
    }

    BybitTrading trading() {
        return trading(Category.SPOT);
    }

    BybitTrading trading(Category category) {
        return BybitTrading.connect(category, connection(), credentials(), 5_000);
    }

    static Credentials credentials() {
        return Credentials.of(
                CredentialsForm.KEY_AND_SECRET,
                SettingsReader.fromText("test", "venue: bybit\n", Map.of())
                        .settings()
                        .venueConnection(),
                Map.of("SCALPEL_API_KEY", KEY, "SCALPEL_API_SECRET", SECRET),
                name -> {
                    throw new AssertionError("no secret is read: " + name);
                });
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            Map<String, String> parameters = new TreeMap<>();
            String query = call.getRequestURI().getRawQuery();
            if (query != null) {
                for (String pair : query.split("&")) {
                    parameters.put(pair.split("=")[0], pair.split("=")[1]);
                }
            }
            byte[] body = call.getRequestBody().readAllBytes();
            if (body.length > 0) {
                JSON.readTree(body)
                        .properties()
                        .forEach(field ->
                                parameters.put(field.getKey(), field.getValue().asText()));
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            arrivals.add(
                    new Arrival(call.getRequestMethod(), call.getRequestURI().getPath(), parameters, headers));
            String answer = bodies.isEmpty() ? "{\"retCode\":0,\"result\":{}}" : bodies.remove();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.scalpel.venue.coinbase;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.TradingVenue;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback that returns a test's responses for each path and records every request. */
final class CoinbaseStub implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:30Z");
    private static final String PREFIX = "/api/v3/brokerage/";
    /** RFC 8032, section 7.1, test 1: a public example. */
    private static final String SECRET = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    private static final Map<String, String> ENVIRONMENT =
            Map.of("COINBASE_API_KEY_NAME", "organizations/a/apiKeys/b", "COINBASE_PRIVATE_KEY", SECRET);

    private final HttpServer server;
    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final List<String> arrivals = Collections.synchronizedList(new ArrayList<>());

    CoinbaseStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** One after the other; the last one again and again. */
    void answer(String path, String... bodies) {
        answers.put(PREFIX + path, new ArrayDeque<>(List.of(bodies)));
    }

    /** Path below the prefix and query of each request, as sent. */
    List<String> arrivals() {
        return List.copyOf(arrivals);
    }

    ConnectionParameters connection() {
        return new ConnectionParameters(
                VenueAddress.local(address()), new VenueClock(Clock.fixed(NOW, ZoneOffset.UTC)), Duration.ofSeconds(5));
    }

    /** As execution has it. */
    Broker broker() {
        String yaml = "venue: coinbase\nmode: testnet\nvenueConnection: {address: \"" + address() + "\"}\n";
        return VenueAdapters.connectBroker(
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                ENVIRONMENT,
                name -> {
                    throw new AssertionError("read " + name);
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    TradingVenue trading() {
        Credentials credentials = Credentials.of(
                CredentialsForm.KEY_AND_SECRET,
                new CoinbaseAdapter().trading().orElseThrow().credentialVariables(),
                SettingsReader.fromText("test", "venue: coinbase", Map.of()).settings(),
                ENVIRONMENT,
                name -> {
                    throw new AssertionError("read " + name);
                });
        return new CoinbaseAdapter().trading().orElseThrow().connect(connection(), credentials, 5_000);
    }

    private void handle(HttpExchange call) throws IOException {
        URI uri = call.getRequestURI();
        String query = uri.getRawQuery();
        arrivals.add(uri.getPath().substring(PREFIX.length()) + (query == null ? "" : "?" + query));
        Deque<String> bodies = answers.getOrDefault(uri.getPath(), new ArrayDeque<>());
        String body = bodies.size() > 1 ? bodies.poll() : bodies.peek();
        byte[] bytes = (body == null ? "{\"error\": \"NOT_FOUND\"}" : body).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

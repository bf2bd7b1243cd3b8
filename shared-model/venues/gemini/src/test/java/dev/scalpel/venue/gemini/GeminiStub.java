package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.VenueBroker;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A server on loopback that returns a test's responses, each in the form that the venue documents, and records the requests. */
final class GeminiStub implements AutoCloseable {

    static final Symbol BTC = Symbol.parse("BTC/USD");
    static final Instant NOW = Instant.parse("2026-11-20T12:00:30Z");
    static final String DETAILS = """
            {"symbol": "BTCUSD", "base_currency": "BTC", "quote_currency": "USD", "tick_size": 0.00000001,
             "quote_increment": 0.01, "min_order_size": "0.00001", "status": "open", "wrap_enabled": false,
             "product_type": "spot", "contract_type": "vanilla", "contract_price_currency": "USD"}""";

    /**
     * @param payload of a private request, decoded
     * @param body how many bytes came besides the headers
     */
    record Arrival(String method, String path, String query, Map<String, String> headers, JsonNode payload, int body) {}

    private final HttpServer server;
    private final Map<String, Function<Arrival, String>> answers = new ConcurrentHashMap<>();
    private final List<Arrival> arrivals = Collections.synchronizedList(new ArrayList<>());

    GeminiStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
        answer("/v1/roles", "{\"isAuditor\": false, \"isFundManager\": false, \"isTrader\": true}");
        answer("/v1/symbols/details/btcusd", DETAILS);
    }

    GeminiStub answer(String path, String body) {
        return answer(path, arrival -> body);
    }

    GeminiStub answer(String path, Function<Arrival, String> body) {
        answers.put(path, body);
        return this;
    }

    /** The requests to this path. */
    List<Arrival> arrivals(String path) {
        synchronized (arrivals) {
            return arrivals.stream()
                    .filter(arrival -> arrival.path().equals(path))
                    .toList();
        }
    }

    Arrival only(String path) {
        List<Arrival> all = arrivals(path);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " requests to " + path);
        }
        return all.get(0);
    }

    VenueBroker broker(String more) {
        String yaml = "venue: gemini\nmode: testnet\nvenueConnection:\n  address: " + address() + "\n" + more;
        return VenueAdapters.connectBroker(
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                Map.of("SCALPEL_API_KEY", "account-a-key", "SCALPEL_API_SECRET", "a-secret"),
                name -> {
                    throw new AssertionError("read " + name);
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    MarketDataVenue market() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new GeminiAdapter()
                .market(new ConnectionParameters(
                        VenueAddress.local(address()), new VenueClock(clock), Duration.ofSeconds(5)));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange call) throws IOException {
        int body = call.getRequestBody().readAllBytes().length;
        Map<String, String> headers = new HashMap<>();
        call.getRequestHeaders().forEach((name, values) -> headers.put(name.toUpperCase(Locale.ROOT), values.get(0)));
        String payload = headers.getOrDefault("X-GEMINI-PAYLOAD", "");
        Arrival arrival = new Arrival(
                call.getRequestMethod(),
                call.getRequestURI().getPath(),
                String.valueOf(call.getRequestURI().getQuery()),
                headers,
                GeminiHttp.JSON.readTree(
                        payload.isEmpty()
                                ? "{}"
                                : new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8)),
                body);
        arrivals.add(arrival);
        Function<Arrival, String> answer = answers.get(arrival.path());
        byte[] bytes = (answer == null
                        ? "{\"result\":\"error\",\"reason\":\"EndpointNotFound\"}"
                        : answer.apply(arrival))
                .getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

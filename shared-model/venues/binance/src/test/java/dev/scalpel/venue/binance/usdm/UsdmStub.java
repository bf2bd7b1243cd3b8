package dev.scalpel.venue.binance.usdm;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback that returns a test's responses, each in the form that the venue documents, and records the requests. */
final class UsdmStub implements AutoCloseable {

    static final Symbol BTC = Symbol.parse("BTC/USDT");
    static final Instant NOW = Instant.parse("2026-11-20T12:00:30Z");
    static final String KEY = "a-key";

    /** @param query decoded, in the sequence as sent */
    record Arrival(String method, String path, Map<String, String> query, String key) {

        String what() {
            return method + " " + path;
        }
    }

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Arrival> arrivals = Collections.synchronizedList(new ArrayList<>());

    UsdmStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
        answer("GET /sapi/v1/account/apiRestrictions", """
                {"ipRestrict": true, "enableReading": true, "enableWithdrawals": false, "enableInternalTransfer": false,
                 "permitsUniversalTransfer": false, "enableFutures": true, "enableSpotAndMarginTrading": false}""");
        answer("GET /fapi/v1/exchangeInfo", UsdmPayloads.EXCHANGE_INFO);
        answer("GET /fapi/v1/fundingInfo", UsdmPayloads.FUNDING_INFO);
    }

    /** The last answer of a request is repeated. */
    UsdmStub answer(String request, String... bodies) {
        Deque<Answer> queue = new ArrayDeque<>();
        for (String body : bodies) {
            queue.add(new Answer(body.startsWith("{\"code\": -") ? 400 : 200, body));
        }
        answers.put(request, queue);
        return this;
    }

    UsdmStub answerStatus(String request, int status, String body) {
        answers.put(request, new ArrayDeque<>(List.of(new Answer(status, body))));
        return this;
    }

    /** The requests but those that every connection makes. */
    List<Arrival> arrivals() {
        synchronized (arrivals) {
            return arrivals.stream()
                    .filter(arrival -> !arrival.path().contains("apiRestrictions")
                            && !arrival.path().endsWith("Info"))
                    .toList();
        }
    }

    Arrival last() {
        List<Arrival> all = arrivals();
        return all.get(all.size() - 1);
    }

    VenueBroker broker(String more) {
        String yaml = "venue: binance-usdm\nmode: testnet\nvenueConnection:\n  address: " + address() + "\n" + more;
        return VenueAdapters.connectBroker(
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                Map.of("SCALPEL_API_KEY", KEY, "SCALPEL_API_SECRET", "a-secret"),
                name -> {
                    throw new AssertionError("read " + name);
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    MarketDataVenue market() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new UsdmAdapter()
                .market(new ConnectionParameters(
                        VenueAddress.local(address()), new VenueClock(clock), Duration.ofSeconds(5)));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        Map<String, String> query = new LinkedHashMap<>();
        String raw = Optional.ofNullable(call.getRequestURI().getRawQuery()).orElse("");
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        Arrival arrival = new Arrival(
                call.getRequestMethod(),
                call.getRequestURI().getPath(),
                query,
                String.valueOf(call.getRequestHeaders().getFirst("X-MBX-APIKEY")));
        arrivals.add(arrival);
        Answer answer = next(arrival.what());
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(answer.status(), bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private Answer next(String request) {
        Deque<Answer> queue = answers.get(request);
        if (queue == null) {
            return new Answer(404, "{\"code\": -1, \"msg\": \"no answer was given to " + request + "\"}");
        }
        synchronized (queue) {
            return queue.size() > 1 ? queue.removeFirst() : queue.getFirst();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.scalpel.venue.binance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.VenueBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback that returns a test's response for each path and records the bytes of every request. */
final class StubVenueServer implements AutoCloseable {

    /** @param query as it came over the wire, still encoded; so is the body */
    record Arrival(String method, String path, String query, String body, String key) {}

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Arrival> arrivals = Collections.synchronizedList(new ArrayList<>());

    StubVenueServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
        answer("/sapi/v1/account/apiRestrictions", 200, """
                {"enableWithdrawals": false, "enableInternalTransfer": false, "permitsUniversalTransfer": false,
                 "enableSpotAndMarginTrading": true}""");
    }

    void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
    }

    List<Arrival> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    VenueBroker broker(String key, String secret) {
        String yaml = "mode: testnet\nvenueConnection:\n  address: " + address() + "\n";
        return VenueAdapters.connectBroker(
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                Map.of("SCALPEL_API_KEY", key, "SCALPEL_API_SECRET", secret),
                LocalExchangeFixture.NO_SECRET,
                Clock.systemUTC());
    }

    private void handle(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        String query = call.getRequestURI().getRawQuery();
        arrivals.add(new Arrival(
                call.getRequestMethod(),
                call.getRequestURI().getPath(),
                query == null ? "" : query,
                new String(body, StandardCharsets.ISO_8859_1),
                String.valueOf(call.getRequestHeaders().getFirst("X-MBX-APIKEY"))));
        Answer answer = answers.getOrDefault(
                call.getRequestURI().getPath(), new Answer(404, "{\"code\": -1, \"msg\": \"no answer was given\"}"));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        call.sendResponseHeaders(answer.status(), bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

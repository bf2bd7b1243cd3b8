package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.VenueBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");

    /** A connection costs two or three round trips before its first request: they are kept between requests. */
    @Test
    void manyRequestsShareOneConnection() throws IOException {
        Set<Integer> callers = ConcurrentHashMap.newKeySet();
        HttpServer venue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        venue.createContext("/", call -> {
            callers.add(call.getRemoteAddress().getPort());
            byte[] answer = "{\"bidPrice\": \"1\", \"askPrice\": \"2\"}".getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        venue.start();
        try {
            VenueBroker broker = VenueAdapters.connectBroker(
                    SettingsReader.fromText(
                                    "test",
                                    "mode: testnet\nvenueConnection:\n  address: http://127.0.0.1:"
                                            + venue.getAddress().getPort(),
                                    Map.of())
                            .settings(),
                    Map.of("SCALPEL_API_KEY", "a-key", "SCALPEL_API_SECRET", "a-secret"),
                    LocalExchangeFixture.NO_SECRET,
                    Clock.systemUTC());
            for (int i = 0; i < 20; i++) {
                broker.quote(BTC);
            }
        } finally {
            venue.stop(0);
        }
        assertThat(callers).hasSize(1);
    }
}

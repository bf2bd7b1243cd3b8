package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.VenueBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key is sent to the venue's address only, even when that address redirects elsewhere. */
class RedirectionTest {

    private final List<String> requestsElsewhere = new ArrayList<>();
    private HttpServer elsewhere;

    @BeforeEach
    void start() throws IOException {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", call -> {
            requestsElsewhere.add(
                    call.getRequestURI() + " " + call.getRequestHeaders().getFirst("X-MBX-APIKEY"));
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        elsewhere.start();
    }

    @AfterEach
    void stop() {
        elsewhere.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectionIsNotFollowed(int status) throws IOException {
        HttpServer venue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        venue.createContext("/", call -> {
            call.getResponseHeaders().set("Location", address(elsewhere) + call.getRequestURI());
            call.sendResponseHeaders(status, -1);
            call.close();
        });
        venue.start();
        try {
            VenueBroker broker = broker(venue);
            assertThat(catchThrowableOfType(VenueException.class, broker::balances))
                    .hasMessageContaining("HTTP " + status);
            assertThat(catchThrowableOfType(VenueException.class, () -> broker.quote(Symbol.parse("BTC/USDT"))))
                    .isNotNull();
        } finally {
            venue.stop(0);
        }
        assertThat(requestsElsewhere).isEmpty();
    }

    @Test
    void elsewhereWouldHaveAnswered() {
        assertThat(catchThrowableOfType(VenueException.class, broker(elsewhere)::balances))
                .isNotNull();

        assertThat(requestsElsewhere).singleElement().asString().endsWith(" a-key");
    }

    private static VenueBroker broker(HttpServer venue) {
        String yaml = "mode: testnet\nvenueConnection:\n  address: " + address(venue) + "\n";
        return VenueAdapters.connectBroker(
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                Map.of("SCALPEL_API_KEY", "a-key", "SCALPEL_API_SECRET", "a-secret"),
                LocalExchangeFixture.NO_SECRET,
                Clock.systemUTC());
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}

package dev.scalpel.localexchange.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String KLINES = "/api/v3/klines?symbol=BTCUSDT&interval=1m";

    private final SettableClock clock = new SettableClock(TestBars.START);
    private LocalExchange exchange;
    private TestClient client;

    @BeforeEach
    void start() {
        exchange = LocalExchange.start(clock, List.of(Listing.of(TestBars.BTC, TestBars.rising(5))));
        client = new TestClient(exchange, clock);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void refusesTheTimestampOnce() throws Exception {
        exchange.faults().failNext(Fault.timestampOutsideWindow());

        TestClient.Reply refused = client.get("/api/v3/ping");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(-1021);
        assertThat(client.get("/api/v3/ping").status()).isEqualTo(200);
    }

    @Test
    void saysHowLongToWait() throws Exception {
        exchange.faults().failNext(Fault.tooManyRequests(Duration.ofSeconds(7)));
        exchange.faults().failNext(Fault.banned(Duration.ofMinutes(2)));

        TestClient.Reply tooMany = client.get("/api/v3/ping");
        TestClient.Reply banned = client.get("/api/v3/ping");

        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.code()).isEqualTo(-1003);
        assertThat(tooMany.raw().headers().firstValue("Retry-After")).contains("7");
        assertThat(banned.status()).isEqualTo(418);
        assertThat(banned.raw().headers().firstValue("Retry-After")).contains("120");
    }

    @Test
    void refusesTheRegionWithTheVenuesMessage() throws Exception {
        exchange.faults().failNext(Fault.regionRefused());

        TestClient.Reply refused = client.get("/api/v3/ping");

        assertThat(refused.status()).isEqualTo(451);
        assertThat(refused.message()).startsWith("Service unavailable from a restricted location");
    }

    @Test
    void theFirewallRespondsWithAnHtmlPageAndNothingAboutTheCall() throws Exception {
        exchange.faults().failNext(Fault.firewall(), "/api/v3/ping", 1);

        TestClient.Reply page = client.get("/api/v3/ping");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.raw().body()).contains("403 Forbidden");
        assertThat(page.raw().headers().firstValue("Content-Type")).contains("text/html");
        assertThat(page.raw().headers().firstValue("Retry-After")).isEmpty();
        assertThat(exchange.faults().applied()).containsExactly("GET /api/v3/ping 403");
    }

    @Test
    void respondsWithAnHtmlPage() throws Exception {
        exchange.faults().failNext(Fault.unavailableHtml());

        TestClient.Reply page = client.get("/api/v3/ping");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.raw().body()).contains("<html>");
        assertThat(page.raw().headers().firstValue("Content-Type")).contains("text/html");
    }

    @Test
    void truncatesTheBody() throws Exception {
        exchange.faults().failNext(Fault.truncatedBody());

        assertThatThrownBy(() -> client.get(KLINES)).isInstanceOf(IOException.class);
        assertThat(client.get(KLINES).status()).isEqualTo(200);
    }

    @Test
    void closesTheConnectionWithoutAResponse() throws Exception {
        // POST, because the JDK's client sends a GET again by itself when its connection was closed.
        exchange.faults().failNext(Fault.resetBeforeExecution());
        assertThatThrownBy(() -> client.send(post())).isInstanceOf(IOException.class);

        exchange.faults().failNext(Fault.lostResponse());
        assertThatThrownBy(() -> client.send(post())).isInstanceOf(IOException.class);
        assertThat(exchange.faults().pending()).isZero();
    }

    private HttpRequest.Builder post() {
        return HttpRequest.newBuilder(client.uri(KLINES)).POST(HttpRequest.BodyPublishers.noBody());
    }

    @Test
    void respondsAfterTheDelay() throws Exception {
        exchange.faults().failNext(Fault.slow(Duration.ofSeconds(20)));
        HttpRequest.Builder hasty = HttpRequest.newBuilder(client.uri(KLINES)).timeout(Duration.ofMillis(200));

        assertThatThrownBy(() -> client.send(hasty)).isInstanceOf(HttpTimeoutException.class);

        exchange.faults().failNext(Fault.slow(Duration.ofMillis(1)));
        assertThat(client.get(KLINES).status()).isEqualTo(200);
    }

    @Test
    void appliesToTheRouteOnlyAndAsOftenAsRequested() throws Exception {
        exchange.faults().failNext(Fault.unavailableHtml(), "/api/v3/klines", 2);
        exchange.faults().failNext(Fault.regionRefused(), "POST /api/v3/ping", 1);

        assertThat(client.get("/api/v3/ping").status()).isEqualTo(200);
        assertThat(client.get(KLINES).status()).isEqualTo(503);
        assertThat(client.get(KLINES).status()).isEqualTo(503);
        assertThat(client.get(KLINES).status()).isEqualTo(200);
        assertThat(exchange.faults().pending()).isEqualTo(1);
        assertThat(exchange.faults().applied()).containsExactly("GET /api/v3/klines 503", "GET /api/v3/klines 503");
    }
}

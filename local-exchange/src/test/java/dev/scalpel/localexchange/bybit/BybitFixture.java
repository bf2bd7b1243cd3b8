package dev.scalpel.localexchange.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;

/** The stand-in of Bybit with one pair on spot and as a contract, and a client that signs. BTC stands at 100. */
abstract class BybitFixture {

    static final Instant START = Instant.parse("2026-11-20T12:00:30Z");
    static final Symbol BTC = Symbol.parse("BTC/USDT");
    static final ObjectMapper JSON = new ObjectMapper();

    private static final int BEFORE = 10;
    /** Five hours. */
    private static final int CALM = 300;

    final SettableClock clock = new SettableClock(START);
    final BybitExchange exchange;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param later the prices of the minutes after the present one, of which the last one stays; 100 when there are none */
    BybitFixture(double... later) {
        exchange = BybitExchange.start(
                clock, List.of(new Listing(BTC, bars(later), Filters.of("0.01", "0.001"), BigDecimal.ZERO)));
        exchange.deposit("USDT", new BigDecimal("10000"));
    }

    private static BarSeries bars(double... later) {
        BarSeries.Builder bars = new BarSeries.Builder(BEFORE + 1 + Math.max(CALM, later.length));
        long first = Minutes.floor(START) - BEFORE * Minutes.MILLIS;
        for (int minute = 0; minute <= BEFORE + Math.max(CALM, later.length); minute++) {
            int coming = minute - BEFORE - 1;
            double price = coming < 0 || later.length == 0 ? 100 : later[Math.min(coming, later.length - 1)];
            bars.add(new Bar(Minutes.plus(first, minute), price, price, price, price, 12.5, 40, 5.25));
        }
        return bars.build();
    }

    /** To the middle of the minute that is so many after the first. */
    final void minute(int number) {
        clock.setTo(START.plusSeconds(60L * number));
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    final JsonNode get(String path, String query) throws Exception {
        URI address = exchange.uri().resolve(path + (query.isEmpty() ? "" : "?" + query));
        return JSON.readTree(http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    final JsonNode signed(String path, String query) throws Exception {
        return send("GET", path, query, exchange.apiKey().secret(), 0);
    }

    final JsonNode post(String path, String body) throws Exception {
        return send("POST", path, body, exchange.apiKey().secret(), 0);
    }

    final JsonNode send(String method, String path, String payload, String secret, long offset) throws Exception {
        return JSON.readTree(request(method, path, payload, exchange.apiKey().key(), secret, offset)
                .body());
    }

    final HttpResponse<String> request(
            String method, String path, String payload, String key, String secret, long offset) throws Exception {
        String time = Long.toString(clock.millis() + offset);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal((time + key + "5000" + payload).getBytes(StandardCharsets.UTF_8));
        boolean get = method.equals("GET");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        exchange.uri().resolve(path + (get && !payload.isEmpty() ? "?" + payload : "")))
                .header("X-BAPI-API-KEY", key)
                .header("X-BAPI-TIMESTAMP", time)
                .header("X-BAPI-RECV-WINDOW", "5000")
                .header("X-BAPI-SIGN", HexFormat.of().formatHex(signature));
        return http.send(
                (get ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(payload))).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}

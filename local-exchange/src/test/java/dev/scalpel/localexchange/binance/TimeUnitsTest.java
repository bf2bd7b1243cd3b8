package dev.scalpel.localexchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times in microseconds on demand (rest-api.md, "General API Information"; errors.md, -1194). */
class TimeUnitsTest extends TradingFixture {

    private static final long MICROS = TestBars.T0 * 1_000;

    @Test
    void theTimeIsReportedInMicroseconds() throws Exception {
        assertThat(get("/api/v3/time", "MICROSECOND").json().get("serverTime").asLong())
                .isEqualTo(MICROS);
        assertThat(get("/api/v3/time", "microsecond").json().get("serverTime").asLong())
                .isEqualTo(MICROS);
        assertThat(get("/api/v3/time", "MILLISECOND").json().get("serverTime").asLong())
                .isEqualTo(TestBars.T0);
    }

    @Test
    void anotherUnitIsRefused() throws Exception {
        TestClient.Reply refused = get("/api/v3/time", "SECOND");

        assertThat(refused.code()).isEqualTo(-1194);
        assertThat(refused.message())
                .isEqualTo("Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
    }

    @Test
    void barsAndTradesAreReportedInMicroseconds() throws Exception {
        clock.advance(Duration.ofMinutes(1));
        JsonNode bar = get("/api/v3/klines?symbol=BTCUSDT&interval=1m", "MICROSECOND")
                .json()
                .get(0);
        assertThat(bar.get(0).asLong()).isEqualTo(MICROS);
        assertThat(bar.get(6).asLong()).isEqualTo(MICROS + 59_999_000);
        assertThat(bar.get(8).asLong()).isEqualTo(40);

        JsonNode trades =
                get("/api/v3/aggTrades?symbol=BTCUSDT&limit=1", "MICROSECOND").json();
        assertThat(trades.get(0).get("T").asLong()).isBetween(MICROS, MICROS + 60_000_000);
    }

    @Test
    void anOrdersTimesAreReportedInMicrosecondsAndAMissingWorkingTimeStaysMissing() throws Exception {
        place("BUY", "STOP_LOSS", "quantity", "1", "stopPrice", "150");
        List<String> query = List.of("symbol", "BTCUSDT", "timestamp", Long.toString(clock.millis()));
        String text = TestClient.query(query);
        JsonNode order = client.send(HttpRequest.newBuilder(client.uri("/api/v3/openOrders?" + text + "&signature="
                                + TestClient.sign(text, exchange.apiKey().secret())))
                        .header("X-MBX-APIKEY", exchange.apiKey().key())
                        .header("X-MBX-TIME-UNIT", "MICROSECOND"))
                .json()
                .get(0);

        assertThat(order.get("time").asLong()).isEqualTo(MICROS);
        assertThat(order.get("updateTime").asLong()).isEqualTo(MICROS);
        assertThat(order.get("workingTime").asLong()).isEqualTo(-1);
        assertThat(order.get("orderId").asLong()).isEqualTo(1);
    }

    private TestClient.Reply get(String pathAndQuery, String unit) throws Exception {
        return client.send(HttpRequest.newBuilder(client.uri(pathAndQuery)).header("X-MBX-TIME-UNIT", unit));
    }
}

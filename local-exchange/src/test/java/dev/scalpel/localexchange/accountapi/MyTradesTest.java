package dev.scalpel.localexchange.accountapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code myTrades} and {@code allOrders} return (rest-api.md, "Account trade list", "All orders"). */
class MyTradesTest extends TradingFixture {

    private static final long DAY = Duration.ofDays(1).toMillis();

    @ParameterizedTest
    @ValueSource(strings = {"", "orderId", "startTime", "endTime", "fromId", "startTime,endTime", "orderId,fromId"})
    void theseCombinationsAreAccepted(String names) throws Exception {
        assertThat(trades(names).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId,startTime", "orderId,endTime", "fromId,startTime", "fromId,endTime"})
    void theseAreRefused(String names) throws Exception {
        TestClient.Reply refused = trades(names);

        assertThat(refused.code()).isEqualTo(-1128);
        assertThat(refused.message()).isEqualTo("Combination of optional parameters invalid.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v3/myTrades", "/api/v3/allOrders"})
    void aSpanIsADayAtMost(String path) throws Exception {
        String from = Long.toString(TestBars.T0);
        assertThat(span(path, from, Long.toString(TestBars.T0 + DAY)).status()).isEqualTo(200);

        TestClient.Reply tooLong = span(path, from, Long.toString(TestBars.T0 + DAY + 1));
        assertThat(tooLong.code()).isEqualTo(-1127);
        assertThat(tooLong.message()).isEqualTo("More than 24 hours between startTime and endTime.");
    }

    @Test
    void aSpanMayBeInMicroseconds() throws Exception {
        place("BUY", "MARKET", "quantity", "1");
        clock.advance(Duration.ofSeconds(1));
        place("BUY", "MARKET", "quantity", "1");
        String from = Long.toString((TestBars.T0 + 1_000) * 1_000);

        JsonNode trades = client.signedOk("GET", "/api/v3/myTrades", "symbol", "BTCUSDT", "startTime", from);
        assertThat(trades).hasSize(1);
        assertThat(trades.get(0).get("id").asInt()).isEqualTo(2);
    }

    @Test
    void withOnlyAnEndTheNewestBeforeItAreReported() throws Exception {
        for (int i = 0; i < 3; i++) {
            place("BUY", "MARKET", "quantity", "1");
            clock.advance(Duration.ofSeconds(1));
        }
        String end = Long.toString(TestBars.T0 + 1_500);

        JsonNode trades = client.signedOk("GET", "/api/v3/myTrades", "symbol", "BTCUSDT", "endTime", end, "limit", "1");
        assertThat(trades.findValuesAsText("id")).containsExactly("2");
    }

    private TestClient.Reply span(String path, String from, String to) throws Exception {
        return client.signed("GET", path, "symbol", "BTCUSDT", "startTime", from, "endTime", to);
    }

    private TestClient.Reply trades(String names) throws Exception {
        List<String> all = new ArrayList<>(List.of("symbol", "BTCUSDT"));
        for (String name : names.split(",")) {
            if (!name.isEmpty()) {
                all.addAll(List.of(name, name.endsWith("Time") ? Long.toString(TestBars.T0) : "1"));
            }
        }
        return client.signed("GET", "/api/v3/myTrades", all.toArray(String[]::new));
    }
}

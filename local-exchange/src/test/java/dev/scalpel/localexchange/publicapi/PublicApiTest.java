package dev.scalpel.localexchange.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicApiTest {

    private static final int MINUTES = 1_500;

    private final SettableClock clock = new SettableClock(TestBars.START);
    private LocalExchange exchange;
    private TestClient client;

    @BeforeEach
    void start() {
        exchange = LocalExchange.start(
                clock,
                List.of(
                        Listing.of(TestBars.BTC, TestBars.rising(MINUTES)),
                        new Listing(
                                TestBars.ETH,
                                TestBars.flat(MINUTES, 10),
                                Filters.of("0.01", "0.001"),
                                new BigDecimal("0.01"))));
        client = new TestClient(exchange, clock);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void reportsTheTimeOfItsClock() throws Exception {
        clock.advance(Duration.ofMillis(1_234));

        assertThat(client.ok("/api/v3/time").path("serverTime").asLong()).isEqualTo(TestBars.T0 + 1_234);
        assertThat(client.ok("/api/v3/ping")).isEmpty();
    }

    @Test
    void reportsTheFormingBarLastAndNothingLater() throws Exception {
        clock.setTo(TestBars.START.plusSeconds(2 * 60 + 25));

        JsonNode rows = client.ok("/api/v3/klines?symbol=BTCUSDT&interval=1m");

        assertThat(rows).hasSize(3);
        JsonNode forming = rows.get(2);
        assertThat(forming.get(0).asLong()).isEqualTo(TestBars.minute(2));
        assertThat(forming.get(6).asLong()).isEqualTo(TestBars.minute(3) - 1);
        assertThat(prices(forming)).containsExactly("102.00000000", "102.00000000", "100.00000000", "100.00000000");
        assertThat(forming.get(8).asLong()).isLessThan(40);
        assertThat(prices(rows.get(1))).containsExactly("101.00000000", "104.00000000", "99.00000000", "102.00000000");
        assertThat(rows.get(1).get(5).asText()).isEqualTo("12.50000000");
        assertThat(rows.get(1).get(8).asLong()).isEqualTo(40);
        assertThat(rows.get(1).get(9).asText()).isEqualTo("5.25000000");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 500, 700, 1199",
        "'&limit=3', 3, 1197, 1199",
        "'&limit=5000', 1000, 200, 1199",
        "'&startTime=1717200000000&limit=2', 2, 0, 1",
        "'&startTime=1717200000001&limit=2', 2, 1, 2",
        "'&startTime=1717200000000&endTime=1717200120000', 3, 0, 2",
        "'&endTime=1717200120000&limit=2', 2, 1, 2",
        "'&startTime=1717271880000', 2, 1198, 1199",
    })
    void klinesAreSelectedByOpenTimeAsAtTheVenue(String query, int rows, int first, int last) throws Exception {
        clock.setTo(TestBars.START.plusSeconds(1_199 * 60));

        JsonNode answer = client.ok("/api/v3/klines?symbol=BTCUSDT&interval=1m" + query);

        assertThat(answer).hasSize(rows);
        assertThat(answer.get(0).get(0).asLong()).isEqualTo(TestBars.minute(first));
        assertThat(answer.get(rows - 1).get(0).asLong()).isEqualTo(TestBars.minute(last));
    }

    @Test
    void longerBarsAreMadeOfMinutes() throws Exception {
        clock.setTo(TestBars.START.plusSeconds(12 * 60 + 59));

        JsonNode rows = client.ok("/api/v3/klines?symbol=BTCUSDT&interval=5m&startTime=" + TestBars.T0);

        assertThat(rows).hasSize(3);
        assertThat(prices(rows.get(0))).containsExactly("100.00000000", "107.00000000", "98.00000000", "105.00000000");
        assertThat(rows.get(0).get(5).asText()).isEqualTo("62.50000000");
        assertThat(rows.get(0).get(6).asLong()).isEqualTo(TestBars.minute(5) - 1);
        assertThat(rows.get(2).get(6).asLong()).isEqualTo(TestBars.minute(15) - 1);
    }

    @Test
    void klinesBuiltFromTheTradesEqualTheKlines() throws Exception {
        clock.setTo(TestBars.START.plusSeconds(5 * 60 + 41));
        JsonNode klines = client.ok("/api/v3/klines?symbol=BTCUSDT&interval=1m");
        List<JsonNode> trades = allTrades();

        for (JsonNode kline : klines) {
            List<JsonNode> mine = trades.stream()
                    .filter(trade -> Minutes.floor(trade.get("T").asLong())
                            == kline.get(0).asLong())
                    .toList();
            assertThat(mine.get(0).get("p").asText()).isEqualTo(kline.get(1).asText());
            assertThat(mine.get(mine.size() - 1).get("p").asText())
                    .isEqualTo(kline.get(4).asText());
            assertThat(sum(mine, false)).isEqualByComparingTo(kline.get(5).asText());
            assertThat(sum(mine, true)).isEqualByComparingTo(kline.get(9).asText());
            assertThat(mine.stream()
                            .mapToLong(trade ->
                                    trade.get("l").asLong() - trade.get("f").asLong() + 1)
                            .sum())
                    .isEqualTo(kline.get(8).asLong());
        }
        assertThat(klines).hasSize(6);
    }

    @Test
    void tradesAreSelectedByIdOrTimeOrTheNewest() throws Exception {
        clock.setTo(TestBars.START.plusSeconds(10 * 60));

        assertThat(ids("&limit=2")).containsExactly(119L, 120L);
        assertThat(ids("&fromId=5&limit=3")).containsExactly(5L, 6L, 7L);
        assertThat(ids("&startTime=" + TestBars.minute(2) + "&endTime=" + (TestBars.minute(3) - 1)))
                .hasSize(12)
                .startsWith(24L);
        assertThat(ids("&endTime=" + TestBars.minute(1) + "&limit=2")).containsExactly(11L, 12L);
        assertThat(ids("&fromId=999")).isEmpty();
    }

    @Test
    void theBookQuotesHalfTheSpreadAroundThePriceOnTicks() throws Exception {
        JsonNode eth = client.ok("/api/v3/ticker/bookTicker?symbol=ETHUSDT");
        JsonNode both = client.ok("/api/v3/ticker/bookTicker?symbols=%5B%22ETHUSDT%22,%22BTCUSDT%22%5D");

        assertThat(eth.get("bidPrice").asText()).isEqualTo("9.90000000");
        assertThat(eth.get("askPrice").asText()).isEqualTo("10.10000000");
        assertThat(both).hasSize(2);
        assertThat(client.ok("/api/v3/ticker/bookTicker")).hasSize(2);
        assertThat(client.ok("/api/v3/depth?symbol=ETHUSDT&limit=5")
                        .get("asks")
                        .get(1)
                        .get(0)
                        .asText())
                .isEqualTo("10.11000000");
    }

    @Test
    void theDayTickerSumsThe24HoursThatAreOver() throws Exception {
        clock.setTo(TestBars.START.plusSeconds(1_440 * 60 - 1));

        JsonNode day = client.ok("/api/v3/ticker/24hr?symbol=BTCUSDT");

        assertThat(day.get("openPrice").asText()).isEqualTo("100.00000000");
        assertThat(day.get("lastPrice").asText()).isEqualTo("1540.00000000");
        assertThat(day.get("highPrice").asText()).isEqualTo("1542.00000000");
        assertThat(day.get("volume").asText()).isEqualTo("18000.00000000");
        assertThat(day.get("count").asLong()).isEqualTo(1_440 * 40);
    }

    @Test
    void aMinuteThatIsAbsentIsAClosedMarketWithoutAKline() throws Exception {
        BarSeries bars = TestBars.rising(10);
        BarSeries holed = bars.slice(0, 3).join(bars.slice(5, 10));
        try (LocalExchange other = LocalExchange.start(clock, List.of(Listing.of(TestBars.BTC, holed)))) {
            TestClient direct = new TestClient(other, clock);
            clock.setTo(TestBars.START.plusSeconds(4 * 60));
            assertThat(direct.ok("/api/v3/klines?symbol=BTCUSDT&interval=1m")).hasSize(3);
            assertThat(status(direct)).isEqualTo("BREAK");
            assertThat(direct.ok("/api/v3/ticker/price?symbol=BTCUSDT")
                            .get("price")
                            .asText())
                    .isEqualTo("103.00000000");
            clock.setTo(TestBars.START.plusSeconds(5 * 60));
            assertThat(status(direct)).isEqualTo("TRADING");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v3/klines?symbol=NOPE&interval=1m | 400 | -1121 | Invalid symbol.",
                "/api/v3/klines?interval=1m | 400 | -1102 | Mandatory parameter 'symbol' was not sent",
                "/api/v3/klines?symbol=BTCUSDT | 400 | -1102 | Mandatory parameter 'interval' was not sent",
                "/api/v3/klines?symbol=btcusdt&interval=1m | 400 | -1100 | Illegal characters found in parameter 'symbol'",
                "/api/v3/klines?symbol=BTCUSDT&interval=7m | 400 | -1120 | Invalid interval.",
                "/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=x | 400 | -1100 | Illegal characters found in parameter 'limit'",
                "/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=0 | 400 | -1130 | Data sent for parameter 'limit'",
                "/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime= | 400 | -1105 | Parameter 'startTime' was empty.",
                "/api/v3/klines?symbol=BTCUSDT&interval=1m&more=1 | 400 | -1104 | Not all sent parameters were read; read '2' parameter(s) but was sent '3'.",
                "/api/v3/klines?symbol=BTCUSDT&symbol=ETHUSDT | 400 | -1101 | Duplicate values for parameter 'symbol'.",
                "/api/v3/aggTrades?symbol=BTCUSDT&fromId=1&startTime=5 | 400 | -1128 | Combination of optional parameters invalid.",
                "/api/v3/ticker/price?symbols=BTCUSDT | 400 | -1100 | Illegal characters found in parameter 'symbols'",
                "/api/v3/nothing | 404 | -5000 | Path /api/v3/nothing, Method GET is invalid",
            })
    void refusesAsTheVenueDoes(String query, int status, int code, String message) throws Exception {
        TestClient.Reply reply = client.get(query);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.message()).startsWith(message);
    }

    @Test
    void countsTheWeightOfTheMinuteAndRefusesAboveTheConfiguredLimit() throws Exception {
        exchange.limitRequestWeight(5);
        clock.advance(Duration.ofSeconds(15));

        assertThat(weight(client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m")))
                .isEqualTo("2");
        assertThat(weight(client.get("/api/v3/avgPrice?symbol=BTCUSDT"))).isEqualTo("4");
        TestClient.Reply refused = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("Retry-After")).contains("45");
        clock.advance(Duration.ofSeconds(45));
        assertThat(weight(client.get("/api/v3/ping"))).isEqualTo("1");
    }

    @Test
    void aForeignHostNameIsRefused() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), exchange.uri().getPort())) {
            String request = "GET /api/v3/ping HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403");
        }
    }

    private List<JsonNode> allTrades() throws Exception {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            page = client.ok("/api/v3/aggTrades?symbol=BTCUSDT&limit=7&fromId=" + all.size());
            page.forEach(all::add);
        } while (!page.isEmpty());
        return all;
    }

    private List<Long> ids(String query) throws Exception {
        List<Long> ids = new ArrayList<>();
        client.ok("/api/v3/aggTrades?symbol=BTCUSDT" + query)
                .forEach(trade -> ids.add(trade.get("a").asLong()));
        return ids;
    }

    private static BigDecimal sum(List<JsonNode> trades, boolean onlyTakerBuys) {
        return trades.stream()
                .filter(trade -> !onlyTakerBuys || !trade.get("m").asBoolean())
                .map(trade -> new BigDecimal(trade.get("q").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> prices(JsonNode kline) {
        return List.of(
                kline.get(1).asText(),
                kline.get(2).asText(),
                kline.get(3).asText(),
                kline.get(4).asText());
    }

    private static String status(TestClient client) throws Exception {
        return client.ok("/api/v3/exchangeInfo")
                .get("symbols")
                .get(0)
                .get("status")
                .asText();
    }

    private static String weight(TestClient.Reply reply) {
        return reply.raw().headers().firstValue("X-MBX-USED-WEIGHT-1M").orElseThrow();
    }
}

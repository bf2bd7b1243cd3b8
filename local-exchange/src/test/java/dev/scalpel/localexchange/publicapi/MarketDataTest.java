package dev.scalpel.localexchange.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.time.SettableClock;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trades, seconds, zones and windows, as rest-api.md has them ("Market Data endpoints"). 40 trades a minute. */
class MarketDataTest {

    private static final int MINUTES = 3 * 1_440;

    private final SettableClock clock = new SettableClock(TestBars.START);
    private LocalExchange exchange;
    private TestClient client;

    @BeforeEach
    void start() {
        exchange = LocalExchange.start(
                clock,
                List.of(
                        Listing.of(TestBars.BTC, TestBars.rising(MINUTES)),
                        Listing.of(TestBars.ETH, TestBars.flat(MINUTES, 10))));
        client = new TestClient(exchange, clock);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void recentTradesAreTheNewestOnesAndNumberedWithoutHoles() throws Exception {
        clock.setTo(TestBars.START.plus(Duration.ofMinutes(3)));

        JsonNode trades = client.ok("/api/v3/trades?symbol=BTCUSDT&limit=60");

        // Three bars of 40 are over, and the first trade of the fourth stands for four.
        assertThat(ids(trades)).hasSize(60).startsWith(64L).endsWith(123L);
        assertThat(trades.get(59).get("price").asText()).isEqualTo("103.00000000");
        assertThat(trades.get(59).get("time").asLong()).isEqualTo(TestBars.minute(3));
    }

    @Test
    void historicalTradesContinueFromAnIdInTheMiddleOfAnAggregate() throws Exception {
        clock.setTo(TestBars.START.plus(Duration.ofMinutes(3)));

        assertThat(ids(client.ok("/api/v3/historicalTrades?symbol=BTCUSDT&fromId=41&limit=3")))
                .containsExactly(41L, 42L, 43L);
        assertThat(ids(client.ok("/api/v3/historicalTrades?symbol=BTCUSDT&limit=2")))
                .containsExactly(122L, 123L);
        assertThat(client.ok("/api/v3/historicalTrades?symbol=BTCUSDT&fromId=124"))
                .isEmpty();
        assertThat(client.ok("/api/v3/historicalBlockTrades?symbol=BTCUSDT&fromId=0"))
                .isEmpty();
    }

    @Test
    void singleTradesSumToTheirMinuteToTheLastDigit() throws Exception {
        clock.setTo(TestBars.START.plus(Duration.ofMinutes(2)));

        JsonNode trades = client.ok("/api/v3/historicalTrades?symbol=BTCUSDT&fromId=40&limit=40");

        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal bought = BigDecimal.ZERO;
        for (JsonNode trade : trades) {
            BigDecimal quantity = new BigDecimal(trade.get("qty").asText());
            assertThat(quantity).isPositive();
            assertThat(new BigDecimal(trade.get("quoteQty").asText()))
                    .isEqualByComparingTo(
                            quantity.multiply(new BigDecimal(trade.get("price").asText())));
            volume = volume.add(quantity);
            bought = trade.get("isBuyerMaker").asBoolean() ? bought : bought.add(quantity);
        }
        assertThat(volume).isEqualByComparingTo("12.5");
        assertThat(bought).isEqualByComparingTo("5.25");
    }

    @Test
    void theSecondsOfAMinuteSumToThatMinute() throws Exception {
        clock.setTo(TestBars.START.plus(Duration.ofMinutes(2)));
        JsonNode minute =
                client.ok("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=2").get(0);

        JsonNode seconds = client.ok("/api/v3/klines?symbol=BTCUSDT&interval=1s&startTime=" + TestBars.minute(1)
                + "&endTime=" + (TestBars.minute(2) - 1));

        assertThat(seconds).hasSize(60);
        assertThat(seconds.get(0).get(1)).isEqualTo(minute.get(1));
        assertThat(seconds.get(59).get(4)).isEqualTo(minute.get(4));
        assertThat(extreme(seconds, 2, 1)).isEqualByComparingTo(minute.get(2).asText());
        assertThat(extreme(seconds, 3, -1)).isEqualByComparingTo(minute.get(3).asText());
        for (int summed : new int[] {5, 7, 8, 9, 10}) {
            assertThat(sum(seconds, summed))
                    .isEqualByComparingTo(minute.get(summed).asText());
        }
        for (int i = 0; i < 60; i++) {
            assertThat(seconds.get(i).get(0).asLong()).isEqualTo(TestBars.minute(1) + i * 1_000L);
            assertThat(seconds.get(i).get(6).asLong()).isEqualTo(TestBars.minute(1) + i * 1_000L + 999);
        }
    }

    @Test
    void theNewestSecondsEndWithTheFormingOne() throws Exception {
        clock.setTo(TestBars.START.plus(Duration.ofMillis(121_500)));

        JsonNode seconds = client.ok("/api/v3/klines?symbol=BTCUSDT&interval=1s&limit=3");

        assertThat(seconds).hasSize(3);
        assertThat(seconds.get(0).get(0).asLong()).isEqualTo(TestBars.T0 + 119_000);
        assertThat(seconds.get(2).get(0).asLong()).isEqualTo(TestBars.T0 + 121_000);
    }

    /** The bars begin on Saturday, 2024-06-01, at midnight UTC. */
    @ParameterizedTest
    @CsvSource({
        "1d, 0, 2024-06-03T00:00:00Z, 2024-06-03T23:59:59.999Z",
        "1d, 8, 2024-06-02T16:00:00Z, 2024-06-03T15:59:59.999Z",
        "1d, -1:00, 2024-06-03T01:00:00Z, 2024-06-04T00:59:59.999Z",
        "1h, 05:45, 2024-06-03T11:15:00Z, 2024-06-03T12:14:59.999Z",
        "1w, 0, 2024-06-03T00:00:00Z, 2024-06-09T23:59:59.999Z",
        "1M, 0, 2024-06-01T00:00:00Z, 2024-06-30T23:59:59.999Z",
        "1M, 14, 2024-05-31T10:00:00Z, 2024-06-30T09:59:59.999Z",
    })
    void intervalsBeginInTheCallersZone(String interval, String zone, String begin, String end) throws Exception {
        clock.setTo(TestBars.START.plus(Duration.ofHours(60)));

        JsonNode newest = client.ok(
                        "/api/v3/uiKlines?symbol=BTCUSDT&interval=" + interval + "&timeZone=" + zone + "&limit=1")
                .get(0);

        assertThat(newest.get(0).asLong()).isEqualTo(Instant.parse(begin).toEpochMilli());
        assertThat(newest.get(6).asLong()).isEqualTo(Instant.parse(end).toEpochMilli());
    }

    @Test
    void aRollingWindowBeginsOnAFullMinuteUpToAMinuteEarly() throws Exception {
        clock.setTo(TestBars.START.plus(Duration.ofSeconds(3 * 3_600 + 47)));

        JsonNode hour = client.ok("/api/v3/ticker?symbol=BTCUSDT&windowSize=1h");

        assertThat(hour.get("openTime").asLong()).isEqualTo(TestBars.minute(120));
        assertThat(hour.get("closeTime").asLong()).isEqualTo(clock.millis());
        assertThat(hour.get("openPrice").asText()).isEqualTo("220.00000000");
        // Second 47 of minute 180, which opens at 280 and is at its high by then.
        assertThat(hour.get("lastPrice").asText()).isEqualTo("283.00000000");
        assertThat(hour.get("firstId").asLong()).isEqualTo(120 * 40);
        assertThat(hour.get("priceChange").asText()).isEqualTo("63.00000000");
        assertThat(hour.get("priceChangePercent").asText()).isEqualTo("28.636");
        assertThat(hour.has("bidPrice")).isFalse();
    }

    @Test
    void theTradingDayIsTheCalendarDayInTheCallersZone() throws Exception {
        clock.setTo(TestBars.START.plus(Duration.ofHours(30)));

        JsonNode utc = client.ok("/api/v3/ticker/tradingDay?symbol=BTCUSDT");
        JsonNode east = client.ok("/api/v3/ticker/tradingDay?symbol=BTCUSDT&timeZone=8");

        assertThat(utc.get("openTime").asLong()).isEqualTo(TestBars.minute(1_440));
        assertThat(utc.get("closeTime").asLong()).isEqualTo(TestBars.minute(2_880) - 1);
        assertThat(utc.get("openPrice").asText()).isEqualTo("1540.00000000");
        assertThat(east.get("openTime").asLong()).isEqualTo(TestBars.minute(960));
    }

    @ParameterizedTest
    @CsvSource({"/api/v3/ticker/24hr", "/api/v3/ticker/tradingDay", "/api/v3/ticker"})
    void aMiniTickerHasExactlyTheDocumentedFields(String path) throws Exception {
        clock.setTo(TestBars.START.plus(Duration.ofHours(30)));

        JsonNode both = client.ok(path + "?symbols=%5B%22BTCUSDT%22,%22ETHUSDT%22%5D&type=MINI");

        List<String> names = new ArrayList<>();
        both.get(0).fieldNames().forEachRemaining(names::add);
        assertThat(both).hasSize(2);
        assertThat(names)
                .containsExactly(
                        "symbol",
                        "openPrice",
                        "highPrice",
                        "lowPrice",
                        "lastPrice",
                        "volume",
                        "quoteVolume",
                        "openTime",
                        "closeTime",
                        "firstId",
                        "lastId",
                        "count");
    }

    @Test
    void aStatusSelectsAmongSeveralAndRefusesASingleOne() throws Exception {
        exchange.setStatus(TestBars.ETH, SymbolStatus.HALT);

        assertThat(client.ok("/api/v3/ticker/price?symbolStatus=HALT")).hasSize(1);
        assertThat(client.ok("/api/v3/exchangeInfo?symbolStatus=TRADING").get("symbols"))
                .hasSize(1);
        assertThat(client.ok("/api/v3/depth?symbol=ETHUSDT&symbolStatus=HALT").get("bids"))
                .isNotEmpty();
        TestClient.Reply single = client.get("/api/v3/ticker/24hr?symbol=ETHUSDT&symbolStatus=TRADING");
        assertThat(single.status()).isEqualTo(400);
        assertThat(single.code()).isEqualTo(-1220);
    }

    @Test
    void permissionsSelectPairsAndTheirSetsCanBeLeftOut() throws Exception {
        assertThat(client.ok("/api/v3/exchangeInfo?permissions=SPOT").get("symbols"))
                .hasSize(2);
        assertThat(client.ok("/api/v3/exchangeInfo?permissions=%5B%22MARGIN%22,%22LEVERAGED%22%5D")
                        .get("symbols"))
                .isEmpty();
        assertThat(client.ok("/api/v3/exchangeInfo?showPermissionSets=false").at("/symbols/0/permissionSets"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v3/klines?symbol=BTCUSDT&interval=1d&timeZone=15 | -1130",
                "/api/v3/klines?symbol=BTCUSDT&interval=1d&timeZone=-12:01 | -1130",
                "/api/v3/klines?symbol=BTCUSDT&interval=1d&timeZone=UTC | -1130",
                "/api/v3/historicalBlockTrades?symbol=BTCUSDT | -1102",
                "/api/v3/ticker | -1102",
                "/api/v3/ticker/tradingDay | -1102",
                "/api/v3/ticker?symbol=BTCUSDT&windowSize=60m | -1130",
                "/api/v3/ticker?symbol=BTCUSDT&windowSize=1d2h | -1130",
                "/api/v3/ticker?symbol=BTCUSDT&windowSize=8d | -1130",
                "/api/v3/ticker/24hr?symbol=BTCUSDT&type=SMALL | -1139",
                "/api/v3/ticker/price?symbols=%5B%22BTCUSDT%22,%22BTCUSDT%22%5D | -1151",
                "/api/v3/ticker/price?symbolStatus=CLOSED | -1122",
                "/api/v3/ticker/price?symbolStatus=CANCEL_ONLY | -1122",
                "/api/v3/exchangeInfo?symbol=BTCUSDT&permissions=SPOT | -1128",
                "/api/v3/exchangeInfo?symbol=BTCUSDT&symbolStatus=TRADING | -1128",
                "/api/v3/exchangeInfo?permissions=SPOTS | -1130",
                "/api/v3/exchangeInfo?showPermissionSets=1 | -1130",
                "/api/v3/executionRules?symbol=BTCUSDT&symbolStatus=TRADING | -1128",
                "/api/v3/referencePrice?symbol=BTCUSDT | -2043",
                "/api/v3/referencePrice/calculation?symbol=BTCUSDT | -2043",
            })
    void badParametersAreRefused(String query, int code) throws Exception {
        TestClient.Reply reply = client.get(query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void noPairHasAnExecutionRule() throws Exception {
        assertThat(client.ok("/api/v3/executionRules").get("symbolRules")).hasSize(2);
        assertThat(client.ok("/api/v3/executionRules?symbol=BTCUSDT").at("/symbolRules/0/rules"))
                .isEmpty();
    }

    @Test
    void aPairWithAPriceRangeReportsItAndItsReferencePrice() throws Exception {
        exchange.setPriceRange(TestBars.ETH, new BigDecimal("1.1"), new BigDecimal("0.9"));

        assertThat(client.ok("/api/v3/executionRules?symbol=ETHUSDT")
                        .at("/symbolRules/0/rules/0/bidLimitMultUp")
                        .asText())
                .isEqualTo("1.1");
        assertThat(client.ok("/api/v3/referencePrice?symbol=ETHUSDT")
                        .get("referencePrice")
                        .asText())
                .isEqualTo("10.00000000");
        assertThat(client.ok("/api/v3/referencePrice/calculation?symbol=ETHUSDT")
                        .get("calculationType")
                        .asText())
                .isEqualTo("EXTERNAL");
    }

    @Test
    void callsRemovedByTheVenueRespondGone() throws Exception {
        TestClient.Reply reply = client.send(
                HttpRequest.newBuilder(client.uri("/api/v3/userDataStream")).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(410);
    }

    private static List<Long> ids(JsonNode trades) {
        List<Long> ids = new ArrayList<>();
        trades.forEach(trade -> ids.add(trade.get("id").asLong()));
        return ids;
    }

    private static BigDecimal sum(JsonNode rows, int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            sum = sum.add(new BigDecimal(row.get(column).asText()));
        }
        return sum;
    }

    private static BigDecimal extreme(JsonNode rows, int column, int sign) {
        BigDecimal extreme = new BigDecimal(rows.get(0).get(column).asText());
        for (JsonNode row : rows) {
            BigDecimal value = new BigDecimal(row.get(column).asText());
            extreme = value.compareTo(extreme) * sign > 0 ? value : extreme;
        }
        return extreme;
    }
}

package dev.scalpel.api.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.api.access.Throttle;
import dev.scalpel.api.call.FunctionFailedException;
import dev.scalpel.api.call.FunctionRefusedException;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall.Way;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {

    private static final String CRYPTO = "/signals/crypto";
    private static final Map<String, List<String>> JSON = Map.of("Content-Type", List.of("application/json"));

    private final TestApi api = TestApi.create();

    private List<Signal> stored(String portfolio) {
        return api.memory.since(portfolio, Instant.EPOCH.plusSeconds(TestApi.NOW.getEpochSecond() - 86_400));
    }

    @Nested
    class Signals {

        @Test
        void anAlertIsStoredAndReportedOnce() {
            HttpAnswer first = api.post(CRYPTO, TestApi.message(TestApi.CRYPTO, ",\"colour\":\"green\""));
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.text())
                    .contains(
                            "\"strategy\":\"btc\"", "\"targetState\":\"LONG\"", "\"executes\":\"2024-08-10T08:01:00Z\"")
                    .contains("\"duplicate\":false", "\"ignored\":[\"colour\"]");
            HttpAnswer again = api.post(CRYPTO, TestApi.message(TestApi.CRYPTO, ",\"colour\":\"green\""));
            assertThat(again.text()).contains("\"duplicate\":true");
            assertThat(stored("crypto")).hasSize(1);
        }

        @Test
        void anImmediateSignalExecutesNow() {
            HttpAnswer answer = api.post(
                    CRYPTO + "/eth", TestApi.message(TestApi.CRYPTO, "").replace("BTCUSDT", "BINANCE:ETHUSDT"));
            assertThat(answer.text()).contains("\"strategy\":\"eth\"", "\"executes\":\"now\"");
            assertThat(api.started).containsExactly("crypto");
        }

        @Test
        void aStopStartsExecutionAndASignalOfALaterSlotDoesNot() {
            api.post(CRYPTO, TestApi.message(TestApi.CRYPTO, ""));
            api.post(CRYPTO + "/test", stop());
            assertThat(api.started).isEmpty();
            assertThat(api.post(CRYPTO, stop()).text()).contains("\"executes\":\"now\"");
            assertThat(api.started).containsExactly("crypto");
        }

        @Test
        void aSignalIsAcceptedWhereExecutionCannotBeStartedAndStartedBySendingItAgain() {
            api.startable = false;
            HttpAnswer answer = api.post(CRYPTO, stop());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(stored("crypto")).hasSize(1);
            api.startable = true;
            assertThat(api.post(CRYPTO, stop()).text()).contains("\"duplicate\":true");
            assertThat(api.started).containsExactly("crypto", "crypto");
        }

        private static String stop() {
            return TestApi.message(TestApi.CRYPTO, ",\"order_comment\":\"stop\"")
                    .replace("\"buy\"", "\"sell\"");
        }

        @Test
        void theKeyMayStandInTheAddressTheHeaderOrTheBody() {
            String message = TestApi.message("", "");
            assertThat(api.post(CRYPTO + "/key/" + TestApi.CRYPTO, message).status())
                    .isEqualTo(200);
            assertThat(api.call(
                                    "POST",
                                    CRYPTO,
                                    Map.of(
                                            "content-type", List.of("text/plain"),
                                            "authorization", List.of("Bearer " + TestApi.CRYPTO)),
                                    message,
                                    TestApi.TRADING_VIEW,
                                    Way.GATEWAY)
                            .status())
                    .isEqualTo(200);
            assertThat(api.post(CRYPTO, TestApi.message(TestApi.CRYPTO, "")).status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "wrong", TestApi.FX, TestApi.READ, TestApi.TRADE})
        void everyOtherKeyIsRefusedWithOneText(String key) {
            HttpAnswer answer = api.post(CRYPTO, TestApi.message(key, ""));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text())
                    .isEqualTo(api.post("/signals/nowhere", TestApi.message("other", ""))
                            .text());
            assertThat(stored("crypto")).isEmpty();
        }

        @Test
        void aMessageWithoutPortfolioGoesWhereItsExchangeLeads() {
            String fx = TestApi.message(TestApi.FX, ",\"exchange\":\"OANDA\"").replace("BTCUSDT", "EURUSD");
            assertThat(api.post("/receive_trade_signals", fx).text()).contains("\"strategy\":\"eur\"");
            assertThat(stored("fx")).hasSize(1);
        }

        @Test
        void withoutARouteTheKeyDecides() {
            assertThat(api.post("/webhook", TestApi.message(TestApi.CRYPTO, "")).status())
                    .isEqualTo(200);
            assertThat(stored("crypto")).hasSize(1);
        }

        @Test
        void aKeyDoesNotOpenThePortfolioThatARouteLeadsTo() {
            String fx =
                    TestApi.message(TestApi.CRYPTO, ",\"exchange\":\"OANDA\"").replace("BTCUSDT", "EURUSD");
            assertThat(api.post("/webhook", fx).status()).isEqualTo(401);
        }

        @Test
        void anIndicatorsAlertIsTaken() {
            String alert = """
                {"key":"%s","action":"SHORT_ENTRY","signal":{"type":"ENTRY","direction":"SHORT","trigger":"RED"},
                 "market_data":{"symbol":"EURUSD","exchange":"OANDA","timenow":"2024-08-10T02:30:02Z"}}\
                """.formatted(TestApi.FX);
            assertThat(api.post("/webhook", alert).text()).contains("\"targetState\":\"SHORT\"");
        }

        @Test
        void aTestStoresNothingAndSaysWhatWouldHappen() {
            HttpAnswer answer = api.post(CRYPTO + "/test", TestApi.message(TestApi.CRYPTO, ""));
            assertThat(answer.text()).contains("\"stored\":false", "\"duplicate\":false", "\"strategy\":\"btc\"");
            assertThat(stored("crypto")).isEmpty();
        }

        @Test
        void onlyAllowedAddressesMaySend() {
            HttpAnswer answer =
                    api.call("POST", CRYPTO, JSON, TestApi.message(TestApi.CRYPTO, ""), "203.0.113.9", Way.GATEWAY);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(api.call("POST", CRYPTO, JSON, TestApi.message(TestApi.CRYPTO, ""), "127.0.0.1", Way.LOCAL)
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "400 | malformed | {\"key\":",
                    "400 | malformed | []",
                    "400 | malformed | {\"key\":\"key-of-crypto\"}",
                    "422 | unacceptable |"
                            + " {\"key\":\"key-of-crypto\",\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"DOGE\",\"order_action\":\"buy\"}",
                    "400 | malformed |"
                            + " {\"key\":\"key-of-crypto\",\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"{{ticker}}\",\"order_action\":\"buy\"}",
                    "422 | unacceptable |"
                            + " {\"key\":\"key-of-crypto\",\"time\":\"2024-08-10T02:35:02Z\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\"}",
                    "422 | unacceptable |"
                            + " {\"key\":\"key-of-crypto\",\"time\":\"2024-08-01T02:35:02Z\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\"}",
                    "422 | unacceptable |"
                            + " {\"key\":\"key-of-crypto\",\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\",\"order_comment\":\"stop\"}",
                })
        void whatIsNoSignalIsRefused(int status, String error, String body) {
            HttpAnswer answer = api.post(CRYPTO, body);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
            assertThat(answer.text()).contains("\"error\":\"" + error + "\"");
            assertThat(stored("crypto")).isEmpty();
        }

        @Test
        void allProblemsOfAMessageAreReportedAtOnce() {
            HttpAnswer answer =
                    api.post(CRYPTO, "{\"key\":\"key-of-crypto\",\"time\":\"yesterday\",\"order_action\":\"hold\"}");
            assertThat(answer.text()).contains("ticker is missing", "time must be", "order_action must be one of");
        }

        @Test
        void formsAndLargeBodiesAreRefused() {
            assertThat(api.call(
                                    "POST",
                                    CRYPTO,
                                    Map.of("Content-Type", List.of("application/x-www-form-urlencoded")),
                                    TestApi.message(TestApi.CRYPTO, ""),
                                    TestApi.TRADING_VIEW,
                                    Way.GATEWAY)
                            .status())
                    .isEqualTo(415);
            assertThat(api.post(CRYPTO, " ".repeat(HttpApi.MAX_BODY_BYTES + 1)).status())
                    .isEqualTo(413);
        }

        @Test
        void aStoreThatIsDownIsAnsweredSuchThatTheSenderSendsItAgainAndOneSignalStays() {
            AtomicInteger puts = new AtomicInteger();
            SignalBox inner = TestApi.inMemory();
            TestApi down = TestApi.over(new SignalBox() {
                @Override
                public Stored put(Signal signal) {
                    Stored stored = puts.incrementAndGet() == 2 ? inner.put(signal) : Stored.NEW;
                    if (puts.get() <= 2) {
                        // The second time it is stored, and the answer of the store is lost.
                        throw new StoreException("the store is down");
                    }
                    return puts.get() > 2 ? inner.put(signal) : stored;
                }

                @Override
                public List<Signal> since(String portfolio, Instant from, Set<String> known) {
                    return inner.since(portfolio, from, known);
                }

                @Override
                public Optional<Signal> find(String portfolio, String id) {
                    return inner.find(portfolio, id);
                }
            });
            String message = TestApi.message(TestApi.CRYPTO, "");
            HttpAnswer first = down.post(CRYPTO, message);
            assertThat(first.status()).isEqualTo(503);
            assertThat(first.headers()).containsEntry("Retry-After", "1");
            assertThat(down.post(CRYPTO, message).status()).isEqualTo(503);
            assertThat(down.post(CRYPTO, message).text()).contains("\"duplicate\":true");
            assertThat(inner.since("crypto", TestApi.NOW.minusSeconds(60))).hasSize(1);
        }

        @Test
        void aThrottledSenderIsAnsweredSuchThatItSendsAgain() {
            AtomicLong nanos = new AtomicLong();
            TestApi throttled = TestApi.throttled(new Throttle(10, 2, nanos::get));
            for (int i = 0; i < 2; i++) {
                assertThat(throttled
                                .post(CRYPTO, TestApi.message(TestApi.CRYPTO, ""))
                                .status())
                        .isEqualTo(200);
            }
            HttpAnswer third = throttled.post(CRYPTO, TestApi.message(TestApi.CRYPTO, ""));
            assertThat(third.status()).isEqualTo(503);
            assertThat(third.text()).contains("throttled_signals");
            assertThat(throttled
                            .post("/signals/fx", TestApi.message(TestApi.FX, "").replace("BTCUSDT", "EURUSD"))
                            .status())
                    .as("another key")
                    .isEqualTo(200);
            nanos.addAndGet(100_000_000);
            assertThat(throttled
                            .post(CRYPTO, TestApi.message(TestApi.CRYPTO, ""))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Questions {

        @ParameterizedTest
        @CsvSource({
            "/account, get_account_info",
            "/positions, get_positions",
            "/orders, get_orders",
            "/trades, get_trades",
            "/decisions, get_decisions",
            "/signals, get_signals",
            "/status, venue_status"
        })
        void areAnsweredByExecution(String path, String action) {
            assertThat(api.get(path, TestApi.READ).status()).isEqualTo(200);
            assertThat(api.events).containsExactly("{\"action\":\"" + action + "\"}");
            assertThat(api.get(path, TestApi.CRYPTO).status()).isEqualTo(401);
            assertThat(api.get(path, TestApi.STOP).status()).isEqualTo(401);
        }

        @Test
        void parametersArePassedOn() {
            api.get("/trades?account=crypto&symbol=BTC/USDT&from=2024-08-01&limit=500&after=x", TestApi.READ);
            api.get("/decisions?symbol=BTC/USDT&from=2024-08-01&to=2024-08-02&limit=7", TestApi.READ);
            api.get("/signals?portfolio=crypto&to=2024-08-02&outcome=STALE", TestApi.READ);
            assertThat(api.events)
                    .containsExactly(
                            "{\"action\":\"get_trades\",\"account\":\"crypto\",\"after\":\"x\",\"from\":\"2024-08-01\","
                                    + "\"limit\":500,\"symbol\":\"BTC/USDT\"}",
                            "{\"action\":\"get_decisions\",\"from\":\"2024-08-01\",\"limit\":7,\"symbol\":\"BTC/USDT\","
                                    + "\"to\":\"2024-08-02\"}",
                            "{\"action\":\"get_signals\",\"outcome\":\"STALE\",\"portfolio\":\"crypto\","
                                    + "\"to\":\"2024-08-02\"}");
        }

        @Test
        void wrongParametersAreAllNamed() {
            HttpAnswer answer = api.get("/trades?limit=501&colour=BTC", TestApi.READ);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("limit must be", "no parameter 'colour'");
            assertThat(api.events).isEmpty();
        }

        @Test
        void statusOfAVenueHasTwoAddressesAndIsProbedRarely() {
            api.get("/status/oanda?probe=1", TestApi.READ);
            api.get("/oandastatus?probe=1", TestApi.READ);
            assertThat(api.events)
                    .containsExactly(
                            "{\"action\":\"venue_status\",\"venue\":\"oanda\",\"probe\":true}",
                            "{\"action\":\"venue_status\",\"venue\":\"oanda\"}");
        }

        @Test
        void rowsCanBeReadAsCsvWithoutFormulas() {
            HttpAnswer answer = api.call(
                    "GET",
                    "/positions",
                    Map.of("Authorization", List.of("Bearer " + TestApi.READ), "Accept", List.of("text/csv")),
                    "",
                    "203.0.113.9",
                    Way.GATEWAY);
            assertThat(answer.text()).isEqualTo("symbol,note,quantity.open\r\nBTC/USDT,'=1+1,-2\r\n");
        }

        @Test
        void whatExecutionRefusesIsTheCallersMistakeAndItsFailureIsNot() {
            TestApi refusing = TestApi.with(event -> {
                throw new FunctionRefusedException("execution has no action 'get_orders'");
            });
            assertThat(refusing.get("/orders", TestApi.READ).status()).isEqualTo(400);
            TestApi failing = TestApi.with(event -> {
                throw new FunctionFailedException("time is up");
            });
            HttpAnswer answer = failing.get("/orders", TestApi.READ);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).doesNotContain("time is up");
        }

        @Test
        void aDefectIsAnsweredWithoutItsMessage() {
            TestApi broken = TestApi.with(event -> {
                throw new IllegalStateException("secret of the inside");
            });
            HttpAnswer answer = broken.get("/orders", TestApi.READ);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("secret");
        }

        @Test
        void tooManyAreRefused() {
            TestApi throttled = TestApi.throttled(new Throttle(10, 1, () -> 0));
            assertThat(throttled.get("/orders", TestApi.READ).status()).isEqualTo(200);
            HttpAnswer second = throttled.get("/orders", TestApi.READ);
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.headers()).containsEntry("Retry-After", "1");
        }
    }

    @Nested
    class Trading {

        @Test
        void everyActionNeedsTheScopeTradeAndTheStopAlsoTakesItsOwn() {
            assertThat(api.post("/trading", TestApi.TRADE, "{\"action\":\"analyze_and_trade\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(api.post("/trading", TestApi.TRADE, "{\"action\":\"emergency_stop\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(api.post("/trading", TestApi.STOP, "{\"action\":\"emergency_stop\",\"reason\":\"phone\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(api.events)
                    .containsExactly(
                            "{\"action\":\"analyze_and_trade\"}",
                            "{\"action\":\"emergency_stop\"}",
                            "{\"action\":\"emergency_stop\",\"reason\":\"phone\"}");
        }

        @Test
        void aKeyThatStopsDoesNothingElse() {
            assertThat(api.post("/trading", TestApi.STOP, "{\"action\":\"resume\"}")
                            .status())
                    .isEqualTo(401);
            assertThat(api.post("/trading", TestApi.READ, "{\"action\":\"emergency_stop\"}")
                            .status())
                    .isEqualTo(401);
            assertThat(api.get("/account", TestApi.STOP).status()).isEqualTo(401);
            assertThat(api.events).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "[]",
                    "{\"action\":7}",
                    "{\"action\":\"a\",\"action\":\"b\"}",
                    "{\"action\":\"a\"} x"
                })
        void thereIsNoDefaultAction(String body) {
            assertThat(api.post("/trading", TestApi.TRADE, body).status()).isEqualTo(400);
            assertThat(api.events).isEmpty();
        }
    }

    @Nested
    class OtherRoutes {

        @Test
        void healthIsShortWithoutAKeyAndLongerWithOne() {
            assertThat(api.get("/healthcheck", "wrong").text()).isEqualTo("{\"status\":\"ok\"}");
            api.post(CRYPTO, TestApi.message(TestApi.CRYPTO, ""));
            assertThat(api.get("/healthcheck", TestApi.READ).text())
                    .contains(
                            "\"version\":",
                            "\"store\":\"ok\"",
                            "\"lastSignal\":\"2024-08-10T02:30:02Z\"",
                            "\"waiting\":1");
        }

        @Test
        void aStoreThatIsDownIsUnhealthyAndReadOnceInTenSeconds() {
            AtomicInteger reads = new AtomicInteger();
            TestApi down = TestApi.over(new SignalBox() {
                @Override
                public Stored put(Signal signal) {
                    throw new StoreException("down");
                }

                @Override
                public List<Signal> since(String portfolio, Instant from, Set<String> known) {
                    reads.incrementAndGet();
                    throw new StoreException("down");
                }

                @Override
                public Optional<Signal> find(String portfolio, String id) {
                    throw new StoreException("down");
                }
            });
            assertThat(down.get("/healthcheck", "").status()).isEqualTo(503);
            assertThat(down.get("/healthcheck", "").status()).isEqualTo(503);
            assertThat(reads).hasValue(1);
        }

        @Test
        void anExecutionThatDoesNotAnswerDegradesHealth() {
            TestApi failing = TestApi.with(event -> {
                throw new FunctionFailedException("time is up");
            });
            assertThat(failing.get("/healthcheck", TestApi.READ).text()).contains("\"status\":\"degraded\"");
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /, 404",
            "GET, /signals/, 404",
            "POST, //signals/crypto, 404",
            "GET, /signals/crypto, 405",
            "DELETE, /signals/crypto, 405",
            "PUT, /trading, 405",
            "OPTIONS, /trading, 405",
            "HEAD, /healthcheck, 405",
            "POST, /signals/crypto/key/a/b, 404",
            "GET, /status/../account, 404",
            "GET, /%61ccount, 404"
        })
        void unknownAddressesAndMethodsAreNamed(String method, String path, int status) {
            HttpAnswer answer = api.call(method, path, JSON, "", TestApi.TRADING_VIEW, Way.GATEWAY);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers().containsKey("Allow")).isEqualTo(status == 405);
        }

        @Test
        void throughATunnelOnlySignalsAndHealthAreServed() {
            Map<String, List<String>> trade =
                    Map.of("Authorization", List.of("Bearer " + TestApi.TRADE), "Content-Type", List.of("text/plain"));
            for (String path : List.of("/account", "/positions", "/orders", "/trades", "/status", "/openapi.json")) {
                assertThat(api.call("GET", path, trade, "", TestApi.TRADING_VIEW, Way.TUNNEL)
                                .status())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(api.call("POST", "/trading", trade, "{}", TestApi.TRADING_VIEW, Way.TUNNEL)
                            .status())
                    .isEqualTo(403);
            assertThat(api.call("GET", "/healthcheck", trade, "", "203.0.113.9", Way.TUNNEL)
                            .text())
                    .isEqualTo("{\"status\":\"ok\"}");
            assertThat(api.call(
                                    "POST",
                                    CRYPTO,
                                    JSON,
                                    TestApi.message(TestApi.CRYPTO, ""),
                                    TestApi.TRADING_VIEW,
                                    Way.TUNNEL)
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void theDescriptionIsServedToEverybody() {
            assertThat(api.get("/openapi.json", "").text()).startsWith("{").contains("\"openapi\"");
        }
    }
}

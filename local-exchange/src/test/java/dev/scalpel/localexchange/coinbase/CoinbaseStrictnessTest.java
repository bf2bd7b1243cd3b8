package dev.scalpel.localexchange.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.localexchange.access.ApiKey;
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
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stand-in refuses, by requests that are written here and not by the adapter. */
class CoinbaseStrictnessTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Instant START = Instant.parse("2026-11-20T12:00:30Z");
    private static final String ORDER = """
            {"client_order_id": "%s", "product_id": "%s", "side": "BUY", "order_configuration": {"%s": %s}}""";

    private final SettableClock clock = new SettableClock(START);
    private final ApiKey key = CoinbaseExchange.ed25519Key();
    private final CoinbaseExchange exchange = CoinbaseExchange.start(
            0,
            clock,
            List.of(new Listing(
                    Symbol.parse("BTC/USD"), bars(), Filters.of("0.01", "0.001"), new BigDecimal("0.0001"))),
            key);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Object> claims = new TreeMap<>();
    private final Map<String, Object> head = new TreeMap<>();

    CoinbaseStrictnessTest() {
        exchange.deposit("USD", new BigDecimal("10000"));
        long now = START.getEpochSecond();
        head.putAll(Map.of("alg", "EdDSA", "typ", "JWT", "kid", key.key(), "nonce", "ab12"));
        claims.putAll(Map.of("sub", key.key(), "iss", "cdp", "nbf", now, "exp", now + 60));
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private static BarSeries bars() {
        long first = Minutes.plus(Minutes.floor(START), -10);
        Bar[] bars = new Bar[40];
        for (int minute = 0; minute < bars.length; minute++) {
            bars[minute] = new Bar(Minutes.plus(first, minute), 100, 101, 99, 100, 12.5, 40, 5.25);
        }
        return BarSeries.of(bars);
    }

    @Test
    void aTokenOfTheDocumentsIsAccepted() throws Exception {
        assertThat(get("accounts").statusCode()).isEqualTo(200);
        claims.put("uris", List.of("GET api.coinbase.com/api/v3/brokerage/accounts"));
        claims.put("uri", "");
        assertThat(call("GET", "accounts", "", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "alg, ES256",
        "kid, organizations/x/apiKeys/y",
        "nonce, ''",
    })
    void anotherHeadIsNotAuthorised(String name, String value) throws Exception {
        head.put(name, value);
        unauthorised(get("accounts"));
    }

    @ParameterizedTest
    @CsvSource({
        "sub, organizations/x/apiKeys/y",
        "iss, somebody",
        "uri, POST api.coinbase.com/api/v3/brokerage/accounts",
        "uri, GET api.coinbase.com/api/v3/brokerage/orders",
        "uri, GET localhost/api/v3/brokerage/accounts",
    })
    void anotherClaimIsNotAuthorised(String name, String value) throws Exception {
        claims.put("uri", "GET api.coinbase.com/api/v3/brokerage/accounts");
        claims.put(name, value);
        unauthorised(call("GET", "accounts", "", ""));
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "-60, 0", "0, 121", "-200, -1"})
    void aTokenOutsideItsTimeOrForTooLongIsNotAuthorised(long from, long to) throws Exception {
        claims.put("nbf", START.getEpochSecond() + from);
        claims.put("exp", START.getEpochSecond() + to);
        unauthorised(get("accounts"));
    }

    @Test
    void aTokenWithoutItsTimesOrWithAnotherSignatureIsNotAuthorised() throws Exception {
        claims.remove("exp");
        unauthorised(get("accounts"));
        unauthorised(send("GET", "accounts", "", "a.b.c"));
        unauthorised(send("GET", "accounts", "", "abc"));
    }

    @Test
    void aTokenExpiresByTheExchangesClock() throws Exception {
        clock.advance(Duration.ofSeconds(60));
        unauthorised(get("accounts"));
    }

    @Test
    void anEarlierKeyIsNotAuthorised() throws Exception {
        exchange.replaceApiKey(CoinbaseExchange.es256Key());
        unauthorised(get("accounts"));
    }

    @Test
    void aKeyThatMayNotTradeIsForbiddenToSendOrders() throws Exception {
        exchange.replaceApiKey(new ApiKey(key.key(), key.secret(), false, false));
        HttpResponse<String> refused = order("e1", "BTC-USD", "market_market_ioc", "{\"base_size\": \"1\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(refused.body()).path("error").asText()).isEqualTo("PERMISSION_DENIED");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, accounts, limit=251",
        "GET, accounts, limit=x",
        "GET, accounts, limits=5",
        "GET, accounts, cursor=unknown",
        "GET, orders/historical/batch, order_status=OPEN&order_status=FILLED",
        "GET, orders/historical/batch, start_date=yesterday",
        "GET, market/products/BTC-USD/candles, granularity=ONE_MINUTE&start=0&end=21000",
        "GET, market/products/BTC-USD/candles, granularity=MINUTE&start=0&end=60",
        "GET, market/products/BTC-USD/ticker, start=0",
        "GET, market/product_book, limit=5",
    })
    void parametersThatTheDocumentsDoNotHaveAreInvalid(String method, String path, String query) throws Exception {
        claims.put("uri", method + " api.coinbase.com/api/v3/brokerage/" + path);
        assertThat(call(method, path, query, "").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"GET, nothing", "POST, accounts", "GET, orders", "GET, market/products/NO-SUCH", "PUT, time"})
    void whatDoesNotExistIsNotFound(String method, String path) throws Exception {
        claims.put("uri", method + " api.coinbase.com/api/v3/brokerage/" + path);
        assertThat(call(method, path, "", method.equals("GET") ? "" : "{}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            market_market_ioc | {"base_size": 1}
            market_market_ioc | {"base_size": "1e3"}
            market_market_ioc | {"base_size": "1", "quote_size": "100"}
            market_market_ioc | {}
            market_market_ioc | {"base_size": "1", "limit_price": "100"}
            sor_limit_ioc | {"base_size": "1"}
            limit_limit_gtc | {"base_size": "1", "limit_price": "100", "stop_price": "90"}
            stop_limit_stop_limit_gtc | {"base_size": "1", "limit_price": "100", "stop_price": "110"}
            """)
    void aMalformedOrderIsInvalid(String name, String sizes) throws Exception {
        assertThat(order("e1", "BTC-USD", name, sizes).statusCode()).isEqualTo(400);
        assertThat(exchange.orders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BTC-EUR | market_market_ioc | {"base_size": "1"} | INVALID_PRODUCT_ID
            BTC-USD | trigger_bracket_gtc | {"base_size": "1"} | UNSUPPORTED_ORDER_CONFIGURATION
            BTC-USD | sor_limit_ioc | {"base_size": "1.0001", "limit_price": "100"} | PREVIEW_INVALID_SIZE_PRECISION
            BTC-USD | sor_limit_ioc | {"base_size": "1", "limit_price": "100.001"} | PREVIEW_INVALID_PRICE_PRECISION
            BTC-USD | sor_limit_ioc | {"base_size": "0.001", "limit_price": "100"} | PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL
            BTC-USD | sor_limit_ioc | {"base_size": "900", "limit_price": "100"} | PREVIEW_INSUFFICIENT_FUND
            BTC-USD | sor_limit_ioc | {"base_size": "1", "limit_price": "100000"} | PREVIEW_LIMIT_PRICE_TOO_FAR_FROM_MARKET
            BTC-USD | limit_limit_gtc | {"base_size": "1", "limit_price": "110", "post_only": true} | INVALID_LIMIT_PRICE_POST_ONLY
            """)
    void anOrderThatTheMarketRefusesHasItsReasonInAnAnswer(String product, String name, String sizes, String reason)
            throws Exception {
        HttpResponse<String> answer = order("e1", product, name, sizes);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.path("success").asBoolean()).isFalse();
        JsonNode error = json.path("error_response");
        assertThat(List.of(
                        error.path("new_order_failure_reason").asText(),
                        error.path("preview_failure_reason").asText()))
                .contains(reason);
        assertThat(exchange.orders()).isEmpty();
    }

    private HttpResponse<String> order(String id, String product, String name, String sizes) throws Exception {
        claims.put("uri", "POST api.coinbase.com/api/v3/brokerage/orders");
        return call("POST", "orders", "", ORDER.formatted(id, product, name, sizes));
    }

    private static void unauthorised(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("Unauthorized\n");
    }

    private HttpResponse<String> get(String path) throws Exception {
        claims.put("uri", "GET api.coinbase.com/api/v3/brokerage/" + path);
        return call("GET", path, "", "");
    }

    private HttpResponse<String> call(String method, String path, String query, String body) throws Exception {
        String input = encoded(head) + "." + encoded(claims);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(privateKey());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        String token = input + "." + BASE64.encodeToString(signature.sign());
        return send(method, path + (query.isEmpty() ? "" : "?" + query), body, token);
    }

    private HttpResponse<String> send(String method, String path, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(exchange.uri() + "/api/v3/brokerage/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private PrivateKey privateKey() throws Exception {
        byte[] seed = Arrays.copyOf(Base64.getDecoder().decode(key.secret()), 32);
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    private static String encoded(Map<String, Object> json) throws Exception {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }
}

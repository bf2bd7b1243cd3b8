package dev.scalpel.retrieval.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.universe.Coin;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinGeckoTest {

    /** The fields of the official clients' model of the response; what we do not read is there too. */
    private static final String COIN = """
            {"id":"%s","symbol":"%s","name":"%s","image":"https://example.org/i.png","current_price":%s,
             "market_cap":%s,"market_cap_rank":%s,"market_cap_rank_with_rehypothecated":null,
             "fully_diluted_valuation":1e12,"total_volume":%s,"high_24h":null,"low_24h":null,"price_change_24h":-2.1,
             "price_change_percentage_24h":-0.2,"market_cap_change_24h":null,"market_cap_change_percentage_24h":null,
             "circulating_supply":19957134.0,"total_supply":19957134.0,"max_supply":21000000.0,"ath":126080,
             "ath_change_percentage":-27.9,"ath_date":"2025-10-06T18:57:42.558Z","atl":67.81,
             "atl_change_percentage":133898.8,"atl_date":"2013-07-06T00:00:00.000Z","roi":null,
             "last_updated":"2026-11-29T15:59:41.131Z"}""";

    private final List<String> requests = new ArrayList<>();
    private final List<Optional<String>> keys = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "[]";
    private Optional<String> retryAfter = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        keys.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-cg-demo-api-key")));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        retryAfter.ifPresent(wait -> exchange.getResponseHeaders().set("Retry-After", wait));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private CoinGecko source(Optional<String> key) {
        return new CoinGecko(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                new ConnectionParameters(VenueAddress.real(), new VenueClock(Clock.systemUTC()), Duration.ofSeconds(5)),
                key);
    }

    @Test
    void readsAPageInTheOrderOfTheSource() {
        body = "[" + COIN.formatted("bitcoin", "btc", "Bitcoin", "90868.4", "1813474951234", "1", "51234567890")
                + "," + COIN.formatted("ethereum", "eth", "Ethereum", "3022", "364741003210.5", "2", "20123456789.25")
                + "]";

        assertThat(source(Optional.empty()).page(2))
                .containsExactly(
                        new Coin("BTC", "Bitcoin", 90868.4, 1_813_474_951_234.0, 51_234_567_890.0),
                        new Coin("ETH", "Ethereum", 3022, 364_741_003_210.5, 20_123_456_789.25));

        assertThat(requests)
                .containsExactly("GET /api/v3/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=250&page=2");
        assertThat(keys).containsExactly(Optional.empty());
    }

    @Test
    void aNumberThatTheSourceDoesNotKnowIsNone() {
        body = "[" + COIN.formatted("new-coin", "new", "New Coin", "null", "null", "null", "null") + "]";

        assertThat(source(Optional.empty()).page(1)).containsExactly(new Coin("NEW", "New Coin", 0, 0, 0));
    }

    @Test
    void sendsTheKeyInItsHeaderAndNowhereElse() {
        source(Optional.of("CG-secret")).page(1);

        assertThat(keys).containsExactly(Optional.of("CG-secret"));
        assertThat(requests.get(0)).doesNotContain("CG-secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | 429: too many requests, again in 17 s
            401 | does not accept the key of universe.keyVariable
            403 | does not serve this address
            503 | 503: no list
            301 | 301: no list
            """)
    void saysWhatARefusalMeans(int refusal, String words) {
        status = refusal;
        retryAfter = Optional.of("17");
        body = """
                {"status":{"error_code":%d,"error_message":"no"}}""".formatted(refusal);

        assertThatThrownBy(() -> source(Optional.of("CG-secret")).page(1))
                .isInstanceOf(MarketCapsException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("CG-secret");
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><title>Just a moment...</title>",
                "",
                "{\"status\":{\"error_code\":10002}}",
                "\"ok\"",
                "[{\"id\":\"bitcoin\",\"name\":\"Bitcoin\"}]",
                "[{\"id\":\"bitcoin\",\"symbol\":\"btc\",\"market_cap\":\"much\"}]",
                "[{\"id\":\"bitcoin\",\"symbol\":\"btc\",\"market_cap\":-1}]",
                "[{\"id\":\"bitcoin\",\"symb"
            })
    void anAnswerThatIsNoListIsRefused(String answer) {
        body = answer;

        assertThatThrownBy(() -> source(Optional.empty()).page(1)).isInstanceOf(MarketCapsException.class);
    }

    @Test
    void aSourceThatIsNotThereIsAMessage() {
        CoinGecko source = source(Optional.empty());
        server.stop(0);

        assertThatThrownBy(() -> source.page(1))
                .isInstanceOf(MarketCapsException.class)
                .hasMessageContaining("did not answer");
    }
}

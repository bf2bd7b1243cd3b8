package dev.scalpel.localexchange.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the futures market share: isolated margin at leverage 10, and 10,000 USDT. */
abstract class FuturesFixture {

    static final String SYMBOL = "BTCUSDT";

    final SettableClock clock = new SettableClock(TestBars.START);
    UsdmExchange exchange;
    TestClient client;

    /** Opens 100; each minute 2 down, 3 up, closing 1 above the open. */
    BarSeries bars() {
        return TestBars.rising(120);
    }

    PerpetualListing listing() {
        return PerpetualListing.of(new Listing(TestBars.BTC, bars(), Filters.of("0.01", "0.001"), BigDecimal.ZERO));
    }

    @BeforeEach
    void start() throws Exception {
        exchange = UsdmExchange.start(clock, List.of(listing()));
        client = new TestClient(exchange.uri(), exchange::apiKey, clock);
        exchange.transfer("USDT", new BigDecimal("10000"));
        isolate(10);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    void isolate(int leverage) throws Exception {
        ok("POST", "/fapi/v1/marginType", "symbol", SYMBOL, "marginType", "ISOLATED");
        ok("POST", "/fapi/v1/leverage", "symbol", SYMBOL, "leverage", Integer.toString(leverage));
    }

    JsonNode ok(String method, String path, String... namesAndValues) throws Exception {
        return client.signedOk(method, path, namesAndValues);
    }

    JsonNode market(String side, String quantity, String... more) throws Exception {
        return order(side, "MARKET", with(more, "quantity", quantity, "newOrderRespType", "RESULT"));
    }

    JsonNode limit(String side, String quantity, String price, String... more) throws Exception {
        return order(side, "LIMIT", with(more, "quantity", quantity, "price", price, "timeInForce", "GTC"));
    }

    JsonNode order(String side, String type, String... more) throws Exception {
        return ok("POST", "/fapi/v1/order", with(more, "symbol", SYMBOL, "side", side, "type", type));
    }

    JsonNode algo(String side, String type, String trigger, String... more) throws Exception {
        return ok("POST", "/fapi/v1/algoOrder", algoParameters(side, type, trigger, more));
    }

    static String[] algoParameters(String side, String type, String trigger, String... more) {
        return with(
                more, "algoType", "CONDITIONAL", "symbol", SYMBOL, "side", side, "type", type, "triggerPrice", trigger);
    }

    static String[] with(String[] more, String... namesAndValues) {
        List<String> all = new ArrayList<>(List.of(namesAndValues));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    JsonNode risk() throws Exception {
        return ok("GET", "/fapi/v2/positionRisk", "symbol", SYMBOL).get(0);
    }

    void at(int minute, int second) {
        clock.setTo(Instant.ofEpochMilli(TestBars.minute(minute) + second * 1_000L));
    }

    static void assertNumber(JsonNode value, String expected) {
        assertThat(new BigDecimal(value.asText())).isEqualByComparingTo(expected);
    }

    /** The wallet is the sum of its incomes, and the trades' profits and fees are among them. */
    void assertBooksAgree() {
        BigDecimal incomes = exchange.incomes().stream().map(Income::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(exchange.walletBalance("USDT")).isEqualByComparingTo(incomes);
    }
}

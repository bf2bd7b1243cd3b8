package dev.scalpel.localexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.SelfTradePrevention;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Orders of the account that match each other, after the scenarios of faqs/stp_faq.md. The price is 100 with 1 % to
 * either side: bid 99, ask 101. What is bid above 99 is the account's own.
 */
class SelfTradesTest {

    private final SettableClock clock = new SettableClock(TestBars.START);
    private LocalExchange exchange;
    private TestClient client;

    @BeforeEach
    void start() {
        exchange = LocalExchange.start(
                clock,
                List.of(new Listing(
                        TestBars.BTC,
                        BarSeries.of(TestBars.bar(0, 100, 100, 99.8, 100), TestBars.bar(1, 100, 100, 100, 100)),
                        Filters.of("0.01", "0.001"),
                        new BigDecimal("0.01"))));
        client = new TestClient(exchange, clock);
        exchange.setCommission(Commission.of("0"));
        exchange.deposit("USDT", new BigDecimal("10000"));
        exchange.deposit("BTC", new BigDecimal("20"));
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void withModeNoneTheyTradeWithEachOther() throws Exception {
        limit("BUY", "1", "99.5", "NONE");
        JsonNode taker = limit("SELL", "1", "99.5", "NONE");

        assertThat(taker.get("status").asText()).isEqualTo("FILLED");
        assertThat(statuses()).containsExactly("FILLED", "FILLED");
        assertThat(exchange.fills()).extracting(Fill::maker).containsExactly(true, false);
        assertThat(exchange.fills()).allSatisfy(fill -> assertThat(fill.price()).isEqualByComparingTo("99.5"));
        assertBalances("20", "10000");
    }

    @Test
    void expireMakerEndsTheRestingOnesAndTheNewOneRests() throws Exception {
        limit("BUY", "1.2", "99.7", "NONE");
        limit("BUY", "1.3", "99.6", "NONE");
        limit("BUY", "8.1", "99.5", "NONE");
        JsonNode taker = limit("SELL", "3", "99.5", "EXPIRE_MAKER");

        assertThat(taker.get("status").asText()).isEqualTo("NEW");
        assertThat(taker.has("preventedQuantity")).isFalse();
        JsonNode matches = taker.get("preventedMatches");
        assertThat(matches.findValuesAsText("preventedMatchId")).containsExactly("0", "1", "2");
        assertThat(matches.findValuesAsText("makerOrderId")).containsExactly("1", "2", "3");
        assertThat(matches.findValuesAsText("price")).containsExactly("99.70000000", "99.60000000", "99.50000000");
        assertThat(matches.findValuesAsText("makerPreventedQuantity"))
                .containsExactly("1.20000000", "1.30000000", "8.10000000");
        assertThat(matches.findValuesAsText("takerPreventedQuantity")).isEmpty();
        assertThat(statuses()).containsExactly("EXPIRED_IN_MATCH", "EXPIRED_IN_MATCH", "EXPIRED_IN_MATCH", "NEW");
        assertThat(order(2).get("preventedMatchId").asInt()).isEqualTo(1);
        assertThat(order(2).get("preventedQuantity").asText()).isEqualTo("1.30000000");
        assertBalances("17", "10000");
    }

    @Test
    void expireTakerEndsOnlyTheNewOne() throws Exception {
        limit("BUY", "1.2", "99.7", "EXPIRE_MAKER");
        limit("BUY", "1.3", "99.6", "NONE");
        JsonNode taker = limit("SELL", "3", "99.5", "EXPIRE_TAKER");

        assertThat(taker.get("status").asText()).isEqualTo("EXPIRED_IN_MATCH");
        assertThat(taker.get("preventedQuantity").asText()).isEqualTo("3.00000000");
        assertThat(taker.get("preventedMatches")).hasSize(1);
        assertThat(taker.get("preventedMatches")
                        .get(0)
                        .get("takerPreventedQuantity")
                        .asText())
                .isEqualTo("3.00000000");
        assertThat(statuses()).containsExactly("NEW", "NEW", "EXPIRED_IN_MATCH");
        assertThat(exchange.free("BTC")).isEqualByComparingTo("20");
    }

    @Test
    void expireBothEndsBoth() throws Exception {
        limit("BUY", "1", "99.5", "NONE");
        JsonNode taker = limit("SELL", "3", "99.5", "EXPIRE_BOTH");

        assertThat(taker.get("status").asText()).isEqualTo("EXPIRED_IN_MATCH");
        assertThat(statuses()).containsExactly("EXPIRED_IN_MATCH", "EXPIRED_IN_MATCH");
        JsonNode match = taker.get("preventedMatches").get(0);
        assertThat(match.get("takerPreventedQuantity").asText()).isEqualTo("3.00000000");
        assertThat(match.get("makerPreventedQuantity").asText()).isEqualTo("1.00000000");
        assertBalances("20", "10000");
    }

    @Test
    void aMarketOrderWithExpireMakerContinuesWithTheBook() throws Exception {
        limit("BUY", "1", "99.5", "NONE");
        JsonNode taker = place("SELL", "MARKET", "quantity", "1", "selfTradePreventionMode", "EXPIRE_MAKER");

        assertThat(statuses()).containsExactly("EXPIRED_IN_MATCH", "FILLED");
        assertThat(taker.get("fills").get(0).get("price").asText()).isEqualTo("99.00000000");
        assertBalances("19", "10099");
    }

    @Test
    void decrementTakesTheSmallerQuantityFromBoth() throws Exception {
        limit("BUY", "6", "99.5", "NONE");
        JsonNode taker = limit("SELL", "2", "99.5", "DECREMENT");

        assertThat(taker.get("status").asText()).isEqualTo("EXPIRED_IN_MATCH");
        assertThat(taker.get("preventedQuantity").asText()).isEqualTo("2.00000000");
        JsonNode maker = order(1);
        assertThat(maker.get("status").asText()).isEqualTo("NEW");
        assertThat(maker.get("preventedQuantity").asText()).isEqualTo("2.00000000");
        assertThat(maker.get("origQty").asText()).isEqualTo("6.00000000");
        assertThat(exchange.locked("USDT")).isEqualByComparingTo("398");
    }

    @Test
    void transferWithinOneAccountIsADecrement() throws Exception {
        limit("BUY", "0.6", "99.5", "TRANSFER");
        limit("SELL", "0.2", "99.5", "TRANSFER");

        assertThat(statuses()).containsExactly("NEW", "EXPIRED_IN_MATCH");
        assertThat(order(1).get("preventedQuantity").asText()).isEqualTo("0.20000000");
        assertThat(exchange.fills()).isEmpty();
    }

    @Test
    void aTriggeredStopMatchesThemToo() throws Exception {
        limit("BUY", "1", "99.5", "NONE");
        place("SELL", "STOP_LOSS", "quantity", "2", "stopPrice", "99.9", "selfTradePreventionMode", "EXPIRE_BOTH");

        clock.advance(Duration.ofSeconds(20));

        assertThat(statuses()).containsExactly("EXPIRED_IN_MATCH", "EXPIRED_IN_MATCH");
        assertThat(exchange.fills()).isEmpty();
    }

    @Test
    void aMakerOnlyOrderIsRefusedWhereItWouldMatchOne() throws Exception {
        limit("BUY", "1", "99.5", "NONE");

        TestClient.Reply crossing = client.signed(
                "POST", "/api/v3/order", TradingFixture.order("SELL", "LIMIT_MAKER", "quantity", "1", "price", "99.5"));

        assertThat(crossing.message()).isEqualTo("Order would immediately match and take.");
    }

    @Test
    void aLegThatExpiresInAMatchEndsTheOtherLeg() throws Exception {
        client.signedOk("POST", "/api/v3/orderList/oco", TradingFixture.ocoParameters("1", "100.5", "90", "89"));
        place("BUY", "MARKET", "quantity", "1", "selfTradePreventionMode", "EXPIRE_MAKER");

        assertThat(statuses()).containsExactly("EXPIRED_IN_MATCH", "EXPIRED", "FILLED");
        assertThat(exchange.locked("BTC")).isEqualByComparingTo("0");
    }

    @Test
    void aModeThatTheSymbolDoesNotAllowIsRefused() throws Exception {
        exchange.setSelfTradePrevention(
                TestBars.BTC,
                SelfTradePrevention.EXPIRE_MAKER,
                EnumSet.of(SelfTradePrevention.EXPIRE_MAKER, SelfTradePrevention.EXPIRE_TAKER));
        TestClient.Reply refused = client.signed(
                "POST",
                "/api/v3/order",
                TradingFixture.order("SELL", "MARKET", "quantity", "1", "selfTradePreventionMode", "NONE"));

        assertThat(refused.code()).isEqualTo(-1013);
        assertThat(refused.message()).isEqualTo("This symbol does not allow the specified self-trade prevention mode.");
        JsonNode symbol = client.ok("/api/v3/exchangeInfo").get("symbols").get(0);
        assertThat(symbol.get("defaultSelfTradePreventionMode").asText()).isEqualTo("EXPIRE_MAKER");
        assertThat(symbol.get("allowedSelfTradePreventionModes")).hasSize(2);
        assertThat(place("SELL", "MARKET", "quantity", "1")
                        .get("selfTradePreventionMode")
                        .asText())
                .isEqualTo("EXPIRE_MAKER");
    }

    private JsonNode limit(String side, String quantity, String price, String mode) throws Exception {
        return place(
                side,
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                quantity,
                "price",
                price,
                "selfTradePreventionMode",
                mode);
    }

    private JsonNode place(String side, String type, String... more) throws Exception {
        return client.signedOk("POST", "/api/v3/order", TradingFixture.order(side, type, more));
    }

    private JsonNode order(int id) throws Exception {
        return client.signedOk("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", Integer.toString(id));
    }

    private List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        exchange.orders().forEach(order -> statuses.add(order.status().name()));
        return statuses;
    }

    private void assertBalances(String btc, String usdt) {
        assertThat(exchange.free("BTC")).isEqualByComparingTo(btc);
        assertThat(exchange.free("USDT")).isEqualByComparingTo(usdt);
    }
}

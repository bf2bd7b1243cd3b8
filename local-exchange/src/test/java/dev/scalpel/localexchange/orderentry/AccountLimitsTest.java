package dev.scalpel.localexchange.orderentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.market.AccountLimits;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.time.SettableClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account may have in one symbol (filters.md), and what a symbol takes at all. The price is 100. */
class AccountLimitsTest {

    private final SettableClock clock = new SettableClock(TestBars.START);
    private LocalExchange exchange;
    private TestClient client;

    @BeforeEach
    void start() {
        AccountLimits limits = new AccountLimits(2, 1, 10, 3, Optional.of(new BigDecimal("5")));
        Filters filters = new Filters(
                new BigDecimal("0.01"),
                new BigDecimal("0.001"),
                new BigDecimal("0.001"),
                new BigDecimal("1000"),
                new BigDecimal("1000"),
                new BigDecimal("5"),
                new BigDecimal("5"),
                6,
                5,
                limits);
        exchange = LocalExchange.start(
                clock, List.of(new Listing(TestBars.BTC, TestBars.flat(10, 100), filters, BigDecimal.ZERO)));
        client = new TestClient(exchange, clock);
        exchange.deposit("USDT", new BigDecimal("10000"));
        exchange.deposit("BTC", new BigDecimal("2"));
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void theLimitsAreListed() throws Exception {
        JsonNode filters =
                client.ok("/api/v3/exchangeInfo").get("symbols").get(0).get("filters");

        assertThat(filter(filters, "MAX_NUM_ORDERS").get("maxNumOrders").asInt())
                .isEqualTo(6);
        assertThat(filter(filters, "MAX_NUM_ALGO_ORDERS")
                        .get("maxNumAlgoOrders")
                        .asInt())
                .isEqualTo(5);
        assertThat(filter(filters, "MAX_NUM_ICEBERG_ORDERS")
                        .get("maxNumIcebergOrders")
                        .asInt())
                .isEqualTo(1);
        assertThat(filter(filters, "MAX_NUM_ORDER_LISTS")
                        .get("maxNumOrderLists")
                        .asInt())
                .isEqualTo(2);
        assertThat(filter(filters, "MAX_NUM_ORDER_AMENDS")
                        .get("maxNumOrderAmends")
                        .asInt())
                .isEqualTo(3);
        assertThat(filter(filters, "ICEBERG_PARTS").get("limit").asInt()).isEqualTo(10);
        assertThat(filter(filters, "MAX_POSITION").get("maxPosition").asText()).isEqualTo("5.00000000");
    }

    @Test
    void thePositionCountsWhatIsHeldAndWhatIsBeingBought() throws Exception {
        buy("2", "90");
        TestClient.Reply tooMuch = send("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1.001", "price", "91");
        assertThat(tooMuch.code()).isEqualTo(-1013);
        assertThat(tooMuch.message()).isEqualTo("Filter failure: MAX_POSITION");
        assertThat(send("BUY", "MARKET", "quoteOrderQty", "100.2").message()).isEqualTo("Filter failure: MAX_POSITION");

        buy("1", "91");
        assertThat(send("SELL", "MARKET", "quantity", "1").status()).isEqualTo(200);
    }

    @Test
    void aPurchaseThatBringsItsExitCountsOnce() throws Exception {
        assertThat(otoco("3").status()).isEqualTo(200);
        exchange.orders();
        assertThat(otoco("0.1").message()).isEqualTo("Filter failure: MAX_POSITION");
    }

    @Test
    void listsAboveTheMaximumAreRefusedAndAnOtocoCountsOnce() throws Exception {
        assertThat(otoco("1").status()).isEqualTo(200);
        assertThat(oco("0.1").status()).isEqualTo(200);

        assertThat(oco("0.1").message()).isEqualTo("Filter failure: MAX_NUM_ORDER_LISTS");
    }

    @Test
    void ordersAboveTheMaximumAreRefusedCountingThoseOfListsOneByOne() throws Exception {
        otoco("1");
        oco("0.1");

        TestClient.Reply sixth = send("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "0.1", "price", "90");
        TestClient.Reply seventh = send("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "0.1", "price", "90");

        assertThat(sixth.status()).isEqualTo(200);
        assertThat(seventh.message()).isEqualTo("Filter failure: MAX_NUM_ORDERS");
    }

    @Test
    void icebergsAboveTheMaximumAreRefused() throws Exception {
        String[] iceberg = {"timeInForce", "GTC", "quantity", "1", "price", "90", "icebergQty", "0.1"};
        assertThat(send("BUY", "LIMIT", iceberg).status()).isEqualTo(200);

        assertThat(send("BUY", "LIMIT", iceberg).message()).isEqualTo("Filter failure: MAX_NUM_ICEBERG_ORDERS");
    }

    @Test
    void anOrdersOptionsAreReportedBack() throws Exception {
        JsonNode placed = send(
                        "BUY",
                        "LIMIT",
                        "timeInForce",
                        "GTC",
                        "quantity",
                        "1",
                        "price",
                        "90",
                        "icebergQty",
                        "0.1",
                        "strategyId",
                        "37",
                        "strategyType",
                        "1000000")
                .json();

        for (JsonNode json : List.of(placed, order(1))) {
            assertThat(json.get("icebergQty").asText()).isEqualTo("0.10000000");
            assertThat(json.get("strategyId").asLong()).isEqualTo(37);
            assertThat(json.get("strategyType").asLong()).isEqualTo(1_000_000);
        }
        assertThat(send("BUY", "MARKET", "quantity", "0.1").json().has("strategyId"))
                .isFalse();
    }

    @Test
    void anIcebergLegOfAListMustRestUntilCancelled() throws Exception {
        TestClient.Reply refused = client.signed(
                "POST",
                "/api/v3/orderList/oco",
                with(
                        TradingFixture.ocoParameters("1", "110", "90", "89"),
                        "belowTimeInForce",
                        "IOC",
                        "belowIcebergQty",
                        "0.1"));

        assertThat(refused.code()).isEqualTo(-1160);
        assertThat(refused.message()).startsWith("Parameter 'belowIcebergQty' is not supported");
    }

    @Test
    void aTypeThatTheSymbolDoesNotSupportIsRefused() throws Exception {
        exchange.setOrderTypes(TestBars.BTC, Set.of(OrderType.MARKET, OrderType.STOP_LOSS_LIMIT));

        TestClient.Reply refused = send("SELL", "STOP_LOSS", "quantity", "1", "stopPrice", "90");
        assertThat(refused.code()).isEqualTo(-1013);
        assertThat(refused.message()).isEqualTo("Stop loss orders are not supported for this symbol.");
        assertThat(send("SELL", "TAKE_PROFIT", "quantity", "1", "stopPrice", "110")
                        .message())
                .isEqualTo("Take profit orders are not supported for this symbol.");
        List<String> listed = new ArrayList<>();
        client.ok("/api/v3/exchangeInfo")
                .get("symbols")
                .get(0)
                .get("orderTypes")
                .forEach(type -> listed.add(type.asText()));
        assertThat(listed).containsExactly("LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS_LIMIT");
        assertThat(oco("1").status()).isEqualTo(200);
    }

    @Test
    void limitsMustBePositive() {
        assertThatThrownBy(() -> AccountLimits.defaults().withMaxPosition(BigDecimal.ZERO))
                .hasMessage("maxPosition must be > 0: 0");
        assertThatThrownBy(() -> AccountLimits.defaults().withMaxOrderLists(0))
                .hasMessageStartingWith("the limits of an account must be >= 1: 0");
    }

    private void buy(String quantity, String price) throws Exception {
        assertThat(send("BUY", "LIMIT", "timeInForce", "GTC", "quantity", quantity, "price", price)
                        .status())
                .isEqualTo(200);
    }

    private TestClient.Reply send(String side, String type, String... more) throws Exception {
        return client.signed("POST", "/api/v3/order", TradingFixture.order(side, type, more));
    }

    private TestClient.Reply oco(String quantity) throws Exception {
        return client.signed(
                "POST", "/api/v3/orderList/oco", TradingFixture.ocoParameters(quantity, "110", "90", "89"));
    }

    private TestClient.Reply otoco(String quantity) throws Exception {
        return client.signed(
                "POST", "/api/v3/orderList/otoco", TradingFixture.otocoParameters("GTC", "95", quantity, "110", "90"));
    }

    private JsonNode order(int id) throws Exception {
        return client.signedOk("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", Integer.toString(id));
    }

    /** With a value replaced and another parameter added. */
    private static String[] with(String[] parameters, String name, String value, String... added) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.set(all.indexOf(name) + 1, value);
        all.addAll(List.of(added));
        return all.toArray(String[]::new);
    }

    private static JsonNode filter(JsonNode filters, String type) {
        for (JsonNode filter : filters) {
            if (filter.get("filterType").asText().equals(type)) {
                return filter;
            }
        }
        throw new AssertionError("no filter " + type);
    }
}

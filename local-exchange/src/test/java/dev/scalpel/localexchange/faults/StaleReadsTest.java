package dev.scalpel.localexchange.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.orders.OrderStatus;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Reads that lag behind the matching engine, each kind separately (rest-api.md, "Data Sources": "Memory => Database" is
 * read for orders, open orders, trades and the account).
 */
class StaleReadsTest extends TradingFixture {

    private static final Duration FIVE = Duration.ofSeconds(5);

    @Test
    void aNewOrderIsNotFoundUntilTheDelayIsOver() throws Exception {
        exchange.delayReads(StaleRead.NEW_ORDERS, FIVE);
        JsonNode placed = place("BUY", "MARKET", "quantity", "1", "newClientOrderId", "mine");
        assertThat(placed.get("status").asText()).isEqualTo("FILLED");

        clock.advance(Duration.ofMillis(4_999));
        TestClient.Reply early = client.signed("GET", "/api/v3/order", mine());
        assertThat(early.code()).isEqualTo(-2013);
        assertThat(early.message()).isEqualTo("Order does not exist.");
        assertThat(client.signedOk("GET", "/api/v3/allOrders", "symbol", "BTCUSDT"))
                .isEmpty();

        clock.advance(Duration.ofMillis(1));
        assertThat(client.signedOk("GET", "/api/v3/order", mine()).get("status").asText())
                .isEqualTo("FILLED");
        assertThat(exchange.faults().applied())
                .containsExactly(
                        "GET /api/v3/order Stale[NEW_ORDERS, PT5S]", "GET /api/v3/allOrders Stale[NEW_ORDERS, PT5S]");
    }

    @Test
    void aStaleReadShowsTheEarlierStatusOfAnOrder() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "99", "newClientOrderId", "mine");
        exchange.delayReads(StaleRead.ORDERS, FIVE);

        clock.advance(Duration.ofMillis(24_999));
        JsonNode before = client.signedOk("GET", "/api/v3/order", mine());
        assertThat(before.get("status").asText()).isEqualTo("NEW");
        assertThat(before.get("executedQty").asText()).isEqualTo("0.00000000");
        assertThat(exchange.orders().get(0).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(exchange.faults().applied()).containsExactly("GET /api/v3/order Stale[ORDERS, PT5S]");

        clock.advance(Duration.ofMillis(1));
        assertThat(client.signedOk("GET", "/api/v3/order", mine()).get("status").asText())
                .isEqualTo("FILLED");
        assertThat(exchange.faults().applied()).hasSize(1);
    }

    @Test
    void anOrderYoungerThanTheDelayIsShownAsAccepted() throws Exception {
        exchange.delayReads(StaleRead.ORDERS, FIVE);
        place("BUY", "MARKET", "quantity", "1", "newClientOrderId", "mine");

        assertThat(client.signedOk("GET", "/api/v3/order", mine()).get("status").asText())
                .isEqualTo("NEW");
    }

    @Test
    void openOrdersLackANewOneAndStillListACancelledOne() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90", "newClientOrderId", "old");
        clock.advance(FIVE);
        exchange.delayReads(StaleRead.OPEN_ORDERS, FIVE);
        client.signedOk("DELETE", "/api/v3/order", "symbol", "BTCUSDT", "origClientOrderId", "old");
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "91", "newClientOrderId", "new");

        JsonNode stale = client.signedOk("GET", "/api/v3/openOrders", "symbol", "BTCUSDT");
        assertThat(stale).hasSize(1);
        assertThat(stale.get(0).get("clientOrderId").asText()).isEqualTo("old");

        clock.advance(FIVE);
        JsonNode fresh = client.signedOk("GET", "/api/v3/openOrders", "symbol", "BTCUSDT");
        assertThat(fresh.findValuesAsText("clientOrderId")).containsExactly("new");
        assertThat(exchange.faults().applied()).containsExactly("GET /api/v3/openOrders Stale[OPEN_ORDERS, PT5S]");
    }

    @Test
    void fillsAreListedOnlyOnceTheDelayIsOver() throws Exception {
        exchange.delayReads(StaleRead.FILLS, FIVE);
        place("BUY", "MARKET", "quantity", "1");

        assertThat(client.signedOk("GET", "/api/v3/myTrades", "symbol", "BTCUSDT"))
                .isEmpty();
        clock.advance(FIVE);
        assertThat(client.signedOk("GET", "/api/v3/myTrades", "symbol", "BTCUSDT"))
                .hasSize(1);
        assertThat(exchange.faults().applied()).containsExactly("GET /api/v3/myTrades Stale[FILLS, PT5S]");
    }

    @Test
    void balancesAreThoseBeforeTheDelay() throws Exception {
        clock.advance(FIVE);
        exchange.delayReads(StaleRead.BALANCES, FIVE);
        place("BUY", "MARKET", "quantity", "1");

        assertThat(usdt()).isEqualTo("10000.00000000");
        assertBalances("0.999", "0", "9900", "0");
        clock.advance(FIVE);
        assertThat(usdt()).isEqualTo("9900.00000000");
        assertThat(exchange.faults().applied()).containsExactly("GET /api/v3/account Stale[BALANCES, PT5S]");
    }

    @Test
    void balancesThatChangedTwiceWithinTheDelayAreThoseBeforeBothChanges() throws Exception {
        clock.advance(FIVE);
        exchange.delayReads(StaleRead.BALANCES, FIVE);
        place("BUY", "MARKET", "quantity", "1");
        clock.advance(Duration.ofSeconds(2));
        place("BUY", "MARKET", "quantity", "1");

        assertThat(usdt()).isEqualTo("10000.00000000");
        clock.advance(Duration.ofSeconds(3));
        assertThat(usdt()).isEqualTo("9900.00000000");
    }

    @Test
    void aListAndItsLegsAreStaleToo() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        JsonNode list = oco("1", "102.99", "90", "89");
        String id = list.get("orderListId").asText();
        clock.advance(Duration.ofSeconds(39));
        exchange.delayReads(StaleRead.ORDERS, FIVE);
        exchange.delayReads(StaleRead.OPEN_ORDERS, FIVE);
        clock.advance(Duration.ofSeconds(1));

        assertThat(statuses()).containsExactly("FILLED", "EXPIRED");
        assertThat(client.signedOk("GET", "/api/v3/orderList", "orderListId", id)
                        .get("listOrderStatus")
                        .asText())
                .isEqualTo("EXECUTING");
        assertThat(client.signedOk("GET", "/api/v3/openOrderList")).hasSize(1);
        clock.advance(FIVE);
        assertThat(client.signedOk("GET", "/api/v3/openOrderList")).isEmpty();
    }

    @Test
    void aNewListIsNotFoundUntilTheDelayIsOver() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        exchange.delayReads(StaleRead.NEW_ORDERS, FIVE);
        String id = oco("1", "103", "90", "89").get("orderListId").asText();

        assertThat(client.signed("GET", "/api/v3/orderList", "orderListId", id).code())
                .isEqualTo(-2018);
        clock.advance(FIVE);
        assertThat(client.signed("GET", "/api/v3/orderList", "orderListId", id).status())
                .isEqualTo(200);
    }

    @Test
    void aCancelReachesAnOrderThatNoLookUpFindsYet() throws Exception {
        exchange.delayReads(StaleRead.NEW_ORDERS, FIVE);
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90", "newClientOrderId", "mine");

        assertThat(client.signed("GET", "/api/v3/order", mine()).code()).isEqualTo(-2013);
        assertThat(client.signedOk("DELETE", "/api/v3/order", mine())
                        .get("status")
                        .asText())
                .isEqualTo("CANCELED");
    }

    @Test
    void aReadDelayEndsWithItsSpanOrOnDemand() throws Exception {
        clock.advance(FIVE);
        exchange.delayReads(StaleRead.BALANCES, FIVE, Duration.ofSeconds(2));
        place("BUY", "MARKET", "quantity", "1");
        assertThat(usdt()).isEqualTo("10000.00000000");
        clock.advance(Duration.ofSeconds(2));
        assertThat(usdt()).isEqualTo("9900.00000000");

        exchange.delayReads(StaleRead.BALANCES, FIVE);
        assertThat(usdt()).isEqualTo("10000.00000000");
        exchange.endReadDelays();
        assertThat(usdt()).isEqualTo("9900.00000000");
    }

    @Test
    void aReadWithTheSameResponseIsNotRecordedAsAFault() throws Exception {
        place("BUY", "MARKET", "quantity", "1", "newClientOrderId", "mine");
        clock.advance(FIVE);
        for (StaleRead kind : StaleRead.values()) {
            exchange.delayReads(kind, FIVE);
        }

        client.signedOk("GET", "/api/v3/order", mine());
        client.signedOk("GET", "/api/v3/account");
        client.signedOk("GET", "/api/v3/myTrades", "symbol", "BTCUSDT");
        client.signedOk("GET", "/api/v3/openOrders");

        assertThat(exchange.faults().applied()).isEmpty();
    }

    @Test
    void aDelayIsAboveZeroAndAtMostTenMinutes() {
        assertThatThrownBy(() -> exchange.delayReads(StaleRead.FILLS, Duration.ZERO))
                .hasMessage("a read may be behind by more than 0 and at most PT10M, not by PT0S");
        assertThatThrownBy(() -> exchange.delayReads(StaleRead.FILLS, Duration.ofMinutes(11)))
                .hasMessageEndingWith("not by PT11M");
    }

    private String usdt() throws Exception {
        for (JsonNode balance : client.signedOk("GET", "/api/v3/account").get("balances")) {
            if (balance.get("asset").asText().equals("USDT")) {
                return balance.get("free").asText();
            }
        }
        return "no USDT";
    }

    private static String[] mine() {
        return new String[] {"symbol", "BTCUSDT", "origClientOrderId", "mine"};
    }
}

package dev.scalpel.localexchange.accountapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.market.SymbolStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cancel-replace, amend and restricted cancels (rest-api.md, "Trading endpoints"; faqs/order_amend_keep_priority.md). */
class OrderChangeTest extends TradingFixture {

    @Test
    void anOrderIsReplacedByAnother() throws Exception {
        rest("90", "old");
        TestClient.Reply reply = replace("STOP_ON_FAILURE", "old", "91");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("cancelResult").asText()).isEqualTo("SUCCESS");
        assertThat(reply.json().get("newOrderResult").asText()).isEqualTo("SUCCESS");
        assertThat(reply.json().get("cancelResponse").get("status").asText()).isEqualTo("CANCELED");
        assertThat(reply.json().get("newOrderResponse").get("status").asText()).isEqualTo("NEW");
        assertThat(statuses()).containsExactly("CANCELED", "NEW");
        assertBalances("0", "0", "9909", "91");
    }

    @Test
    void noNewOrderWhenTheCancelFailsInStopOnFailureMode() throws Exception {
        TestClient.Reply reply = replace("STOP_ON_FAILURE", "nobody", "91");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(-2022);
        assertThat(reply.message()).isEqualTo("Order cancel-replace failed.");
        JsonNode data = reply.json().get("data");
        assertThat(data.get("cancelResult").asText()).isEqualTo("FAILURE");
        assertThat(data.get("newOrderResult").asText()).isEqualTo("NOT_ATTEMPTED");
        assertThat(data.get("cancelResponse").get("code").asInt()).isEqualTo(-2011);
        assertThat(data.get("newOrderResponse").isNull()).isTrue();
        assertThat(exchange.orders()).isEmpty();
    }

    @Test
    void theNewOrderIsAttemptedWithoutACancelInAllowFailureMode() throws Exception {
        TestClient.Reply reply = replace("ALLOW_FAILURE", "nobody", "91");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo(-2021);
        assertThat(reply.json().get("data").get("newOrderResult").asText()).isEqualTo("SUCCESS");
        assertThat(statuses()).containsExactly("NEW");
    }

    @Test
    void theOldOrderIsCancelledThoughTheNewOneIsRefused() throws Exception {
        rest("90", "old");
        TestClient.Reply reply = client.signed(
                "POST",
                "/api/v3/order/cancelReplace",
                order(
                        "BUY",
                        "LIMIT_MAKER",
                        "quantity",
                        "1",
                        "price",
                        "100",
                        "cancelReplaceMode",
                        "STOP_ON_FAILURE",
                        "cancelOrderId",
                        "1"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo(-2021);
        assertThat(reply.json().get("data").get("newOrderResponse").get("msg").asText())
                .isEqualTo("Order would immediately match and take.");
        assertThat(statuses()).containsExactly("CANCELED");
    }

    @Test
    void bothCanFail() throws Exception {
        TestClient.Reply reply = client.signed(
                "POST",
                "/api/v3/order/cancelReplace",
                order(
                        "BUY",
                        "LIMIT_MAKER",
                        "quantity",
                        "1",
                        "price",
                        "100",
                        "cancelReplaceMode",
                        "ALLOW_FAILURE",
                        "cancelOrderId",
                        "1"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(-2022);
        assertThat(reply.json().get("data").get("newOrderResult").asText()).isEqualTo("FAILURE");
    }

    @Test
    void anOrderThatFailsAFilterLeavesTheOldOneAlone() throws Exception {
        rest("90", "old");
        TestClient.Reply reply = replace("ALLOW_FAILURE", "old", "91.001");

        assertThat(reply.code()).isEqualTo(-1013);
        assertThat(reply.message()).isEqualTo("Filter failure: PRICE_FILTER");
        assertThat(statuses()).containsExactly("NEW");
    }

    @Test
    void aCancelCanBeRestrictedToAState() throws Exception {
        rest("90", "old");
        TestClient.Reply restricted = cancel("old", "ONLY_PARTIALLY_FILLED");
        assertThat(restricted.code()).isEqualTo(-2011);
        assertThat(restricted.message()).isEqualTo("Order was not canceled due to cancel restrictions.");
        assertThat(cancel("old", "ONLY_FILLED").code()).isEqualTo(-1145);
        assertThat(cancel("old", "ONLY_NEW").status()).isEqualTo(200);
        assertThat(statuses()).containsExactly("CANCELED");
    }

    @Test
    void bothIdentifiersMustNameTheSameOrder() throws Exception {
        rest("90", "one");
        rest("91", "two");
        TestClient.Reply reply =
                client.signed("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "1", "origClientOrderId", "two");
        assertThat(reply.code()).isEqualTo(-2039);
        assertThat(client.signed(
                                "GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "1", "origClientOrderId", "one")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAmendedOrderIsSmallerAndKeepsItsPriority() throws Exception {
        rest("90", "old");
        JsonNode amended = amend("1", "0.4", "newClientOrderId", "new").json();

        assertThat(amended.get("amendedOrder").get("qty").asText()).isEqualTo("0.40000000");
        assertThat(amended.get("amendedOrder").get("origClientOrderId").asText())
                .isEqualTo("old");
        assertThat(amended.get("amendedOrder").get("clientOrderId").asText()).isEqualTo("new");
        assertBalances("0", "0", "9964", "36");
        JsonNode history = client.signedOk("GET", "/api/v3/order/amendments", "symbol", "BTCUSDT", "orderId", "1");
        assertThat(history.get(0).get("origQty").asText()).isEqualTo("1.00000000");
        assertThat(history.get(0).get("newQty").asText()).isEqualTo("0.40000000");
        assertThat(client.signed("GET", "/api/v3/order", "symbol", "BTCUSDT", "origClientOrderId", "new")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOrderCannotGrowNorStayTheSameNorFallBelowItsFilters() throws Exception {
        rest("90", "old");
        assertThat(amend("1", "1.1").message()).isEqualTo("Order amend (quantity increase) is not supported.");
        assertThat(amend("1", "1").message()).isEqualTo("The requested action would change no state; rejecting");
        assertThat(amend("1", "1").code()).isEqualTo(-2038);
        assertThat(amend("1", "0.05").message()).isEqualTo("Filter failure: NOTIONAL");
        assertThat(amend("2", "0.5").code()).isEqualTo(-2038);
        assertThat(exchange.orders().get(0).quantity()).isEqualByComparingTo("1");
    }

    @Test
    void anOrderCanBeAmendedTenTimes() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "5", "price", "90");
        for (int i = 0; i < 10; i++) {
            assertThat(amend(
                                    "1",
                                    new BigDecimal("4")
                                            .subtract(BigDecimal.valueOf(i, 1))
                                            .toPlainString())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(amend("1", "1").message()).isEqualTo("Filter failure: MAX_NUM_ORDER_AMENDS");
    }

    @Test
    void amendingOneLegOfAPairAmendsBoth() throws Exception {
        exchange.deposit("BTC", BigDecimal.ONE);
        oco("1", "120", "90", "89");
        JsonNode amended = amend("2", "0.6").json();

        assertThat(exchange.orders())
                .allSatisfy(order -> assertThat(order.quantity()).isEqualByComparingTo("0.6"));
        assertThat(amended.get("listStatus").get("contingencyType").asText()).isEqualTo("OCO");
        assertBalances("0.4", "0.6", "10000", "0");
    }

    @Test
    void anOrderAmendedToItsFilledQuantityEnds() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "99");
        exchange.fillPartially(TestBars.BTC, new BigDecimal("0.5"), Duration.ofHours(1), 1);
        clock.advance(Duration.ofSeconds(20));

        amend("1", "0.5");
        assertThat(statuses()).containsExactly("EXPIRED");
        assertBalances("0.4995", "0", "9950.5", "0");
    }

    @Test
    void amendmentsAreAcceptedInCancelOnly() throws Exception {
        rest("90", "old");
        exchange.setStatus(TestBars.BTC, SymbolStatus.CANCEL_ONLY);
        assertThat(amend("1", "0.5").status()).isEqualTo(200);
    }

    @Test
    void aReplacementInACancelOnlyMarketIsACancel() throws Exception {
        rest("90", "old");
        exchange.setStatus(TestBars.BTC, SymbolStatus.CANCEL_ONLY);
        TestClient.Reply reply = replace("STOP_ON_FAILURE", "old", "91");

        assertThat(reply.code()).isEqualTo(-2021);
        assertThat(reply.json().get("data").get("newOrderResponse").get("msg").asText())
                .isEqualTo("Market is closed.");
        assertThat(statuses()).containsExactly("CANCELED");
    }

    private void rest(String price, String clientId) throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", price, "newClientOrderId", clientId);
    }

    private TestClient.Reply replace(String mode, String old, String price) throws Exception {
        return client.signed(
                "POST",
                "/api/v3/order/cancelReplace",
                order(
                        "BUY",
                        "LIMIT",
                        "timeInForce",
                        "GTC",
                        "quantity",
                        "1",
                        "price",
                        price,
                        "cancelReplaceMode",
                        mode,
                        "cancelOrigClientOrderId",
                        old));
    }

    private TestClient.Reply cancel(String clientId, String restriction) throws Exception {
        return client.signed(
                "DELETE",
                "/api/v3/order",
                "symbol",
                "BTCUSDT",
                "origClientOrderId",
                clientId,
                "cancelRestrictions",
                restriction);
    }

    private TestClient.Reply amend(String orderId, String quantity, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of("symbol", "BTCUSDT", "orderId", orderId, "newQty", quantity));
        all.addAll(List.of(more));
        return client.signed("PUT", "/api/v3/order/amend/keepPriority", all.toArray(String[]::new));
    }
}

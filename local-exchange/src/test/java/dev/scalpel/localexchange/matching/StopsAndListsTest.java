package dev.scalpel.localexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stops, and lists of orders that exclude or bring each other. */
class StopsAndListsTest extends TradingFixture {

    @Test
    void anOcoWithBothLevelsTouchedInABarFillsTheStopFirst() throws Exception {
        place("BUY", "MARKET", "quantity", "2");
        oco("1.5", "103", "99", "98.5");
        assertBalances("0.498", "1.5", "9800", "0");

        clock.advance(Duration.ofMinutes(1));

        assertThat(statuses()).containsExactly("FILLED", "EXPIRED", "FILLED");
        assertThat(exchange.fills().get(1).price()).isEqualByComparingTo("99");
        assertBalances("0.498", "0", "9948.3515", "0");
    }

    @Test
    void aTargetFillsAtItsPriceEvenIfTheBarOpensBeyondItAndEndsTheStop() throws Exception {
        BarSeries jump = BarSeries.of(TestBars.bar(0, 100, 100, 100, 100), TestBars.bar(1, 110, 112, 109, 110));
        try (LocalExchange other = LocalExchange.start(clock, List.of(Listing.of(TestBars.BTC, jump)))) {
            other.deposit("BTC", BigDecimal.ONE);
            new TestClient(other, clock)
                    .signedOk("POST", "/api/v3/orderList/oco", ocoParameters("1", "105", "99", "98"));
            clock.advance(Duration.ofMinutes(1));
            assertThat(other.fills())
                    .singleElement()
                    .satisfies(fill -> assertThat(fill.price()).isEqualByComparingTo("105"));
            assertThat(other.orders().get(1).status()).isEqualTo(OrderStatus.EXPIRED);
        }
    }

    @Test
    void aStopThatTheBarGapsOverFillsAtTheOpenOrRestsAtItsLimit() throws Exception {
        BarSeries gap = BarSeries.of(TestBars.bar(0, 100, 100, 100, 100), TestBars.bar(1, 90, 98.01, 90, 95));
        try (LocalExchange other = LocalExchange.start(clock, List.of(Listing.of(TestBars.BTC, gap)))) {
            other.deposit("BTC", new BigDecimal("2"));
            TestClient direct = new TestClient(other, clock);
            direct.signedOk("POST", "/api/v3/order", order("SELL", "STOP_LOSS", "quantity", "1", "stopPrice", "99"));
            direct.signedOk(
                    "POST",
                    "/api/v3/order",
                    order(
                            "SELL",
                            "STOP_LOSS_LIMIT",
                            "timeInForce",
                            "GTC",
                            "quantity",
                            "1",
                            "price",
                            "98",
                            "stopPrice",
                            "99"));
            clock.advance(Duration.ofMinutes(1));
            assertThat(other.fills())
                    .singleElement()
                    .satisfies(fill -> assertThat(fill.price()).isEqualByComparingTo("90"));
            clock.advance(Duration.ofSeconds(40));
            assertThat(other.fills().get(1).price()).isEqualByComparingTo("98");
        }
    }

    @Test
    void aStopSlipsByTheConfiguredShare() throws Exception {
        place("BUY", "MARKET", "quantity", "1");
        exchange.setStopSlippage(order -> new BigDecimal("0.01"));
        place("SELL", "STOP_LOSS_LIMIT", "timeInForce", "GTC", "quantity", "0.9", "price", "97", "stopPrice", "99");

        clock.advance(Duration.ofSeconds(20));

        assertThat(exchange.fills().get(1).price()).isEqualByComparingTo("98.01");
    }

    @Test
    void anOtocoActivatesItsLegsOnceTheEntryHasFilledCompletely() throws Exception {
        exchange.setCommission(Commission.of("0.001").withAsset(Commission.FeeAsset.QUOTE));
        JsonNode list = otoco("99.5", "2", "103", "98");
        assertThat(list.get("contingencyType").asText()).isEqualTo("OTO");
        assertThat(statuses()).containsExactly("NEW", "PENDING_NEW", "PENDING_NEW");

        exchange.fillPartially(TestBars.BTC, new BigDecimal("0.5"), Duration.ofSeconds(50), 1);
        clock.advance(Duration.ofSeconds(20));
        assertThat(statuses()).containsExactly("PARTIALLY_FILLED", "PENDING_NEW", "PENDING_NEW");
        clock.advance(Duration.ofSeconds(60));
        assertThat(statuses()).containsExactly("FILLED", "NEW", "NEW");
        clock.advance(Duration.ofSeconds(20));
        assertThat(statuses()).containsExactly("FILLED", "FILLED", "EXPIRED");
        assertBalances("0", "0", "10006.595", "0");
    }

    @Test
    void legsWithoutFundsExpireAsRejectedWhenTheirEntryFills() throws Exception {
        otoco("105", "2", "106", "98");

        assertThat(statuses()).containsExactly("FILLED", "EXPIRED", "EXPIRED");
        assertThat(expiryReason(2)).isEqualTo("REJECTED");
        assertThat(expiryReason(3)).isEqualTo("REJECTED");
        assertBalances("1.998", "0", "9800", "0");
    }

    @Test
    void cancellingOneOrderOfAListCancelsTheList() throws Exception {
        place("BUY", "MARKET", "quantity", "2");
        JsonNode list = oco("1.5", "120", "90", "89");
        JsonNode answer = client.signedOk(
                "DELETE",
                "/api/v3/order",
                "symbol",
                "BTCUSDT",
                "orderId",
                list.get("orders").get(1).get("orderId").asText());

        assertThat(answer.get("listOrderStatus").asText()).isEqualTo("ALL_DONE");
        assertThat(statuses()).containsExactly("FILLED", "CANCELED", "CANCELED");
        assertBalances("1.998", "0", "9800", "0");
        assertThat(client.signed("DELETE", "/api/v3/orderList", "symbol", "BTCUSDT", "orderListId", "1")
                        .code())
                .isEqualTo(-2011);
        assertThat(client.signedOk("GET", "/api/v3/orderList", "orderListId", "1")
                        .get("listStatusType")
                        .asText())
                .isEqualTo("ALL_DONE");
    }

    @Test
    void cancellingAllReportsAListOnceWithItsOrders() throws Exception {
        exchange.deposit("BTC", new BigDecimal("2"));
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90");
        oco("1.5", "120", "90", "89");

        JsonNode answer = client.signedOk("DELETE", "/api/v3/openOrders", "symbol", "BTCUSDT");

        assertThat(answer).hasSize(2);
        assertThat(answer.get(0).get("status").asText()).isEqualTo("CANCELED");
        assertThat(answer.get(1).get("listOrderStatus").asText()).isEqualTo("ALL_DONE");
        assertThat(answer.get(1).get("orderReports")).hasSize(2);
        assertThat(statuses()).containsExactly("CANCELED", "CANCELED", "CANCELED");
    }

    @Test
    void theOlderOcoCallIsSupportedToo() throws Exception {
        place("BUY", "MARKET", "quantity", "2");
        client.signedOk(
                "POST",
                "/api/v3/order/oco",
                "symbol",
                "BTCUSDT",
                "side",
                "SELL",
                "quantity",
                "1",
                "price",
                "120",
                "stopPrice",
                "90",
                "stopLimitPrice",
                "89",
                "stopLimitTimeInForce",
                "GTC");

        assertThat(client.signedOk("GET", "/api/v3/openOrders", "symbol", "BTCUSDT"))
                .hasSize(2);
        assertThat(client.signedOk("GET", "/api/v3/openOrderList")).hasSize(1);
    }

    @Test
    void anExpiredOrderSaysWhy() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "IOC", "quantity", "1", "price", "99");
        place("BUY", "LIMIT", "timeInForce", "FOK", "quantity", "1", "price", "99");
        exchange.fillPartially(TestBars.BTC, new BigDecimal("0.5"), Duration.ZERO, 1);
        place("BUY", "MARKET", "quantity", "2");
        oco("0.5", "120", "99", "98.5");
        clock.advance(Duration.ofSeconds(20));

        assertThat(statuses()).containsExactly("EXPIRED", "EXPIRED", "EXPIRED", "EXPIRED", "FILLED");
        assertThat(expiryReason(1)).isEqualTo("UNFILLED_IOC_QUANTITY_EXPIRED");
        assertThat(expiryReason(2)).isEqualTo("UNFILLED_FOK_ORDER_EXPIRED");
        assertThat(expiryReason(3)).isEqualTo("INSUFFICIENT_LIQUIDITY");
        assertThat(expiryReason(4)).isEqualTo("OCO_TRIGGER");
        assertThat(client.signedOk("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "5")
                        .has("expiryReason"))
                .isFalse();
    }

    @Test
    void anExpiredEntryExpiresItsLegsWithItsPhase() throws Exception {
        client.signedOk("POST", "/api/v3/orderList/otoco", otocoParameters("IOC", "99", "2", "103", "98"));

        assertThat(statuses()).containsExactly("EXPIRED", "EXPIRED", "EXPIRED");
        assertThat(expiryReason(1)).isEqualTo("UNFILLED_IOC_QUANTITY_EXPIRED");
        assertThat(expiryReason(2)).isEqualTo("OTO_PHASE_ONE_EXPIRED");
    }

    @Test
    void aResponseOfTypeResultOrFullContainsTheReasonAndAnAckDoesNot() throws Exception {
        String[] ioc = {"timeInForce", "IOC", "quantity", "1", "price", "99"};
        assertThat(place("BUY", "LIMIT", ioc).get("expiryReason").asText()).isEqualTo("UNFILLED_IOC_QUANTITY_EXPIRED");
        List<String> ack = new ArrayList<>(List.of(ioc));
        ack.addAll(List.of("newOrderRespType", "ACK"));
        assertThat(place("BUY", "LIMIT", ack.toArray(String[]::new)).has("expiryReason"))
                .isFalse();
    }

    private String expiryReason(int orderId) throws Exception {
        return client.signedOk("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", Integer.toString(orderId))
                .get("expiryReason")
                .asText();
    }
}

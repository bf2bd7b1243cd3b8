package dev.scalpel.localexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderStatus;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Orders by themselves: at the market, with a limit, in part. */
class SingleOrdersTest extends TradingFixture {

    @Test
    void aMarketOrderFillsAtThePresentPriceAndPaysTheCommission() throws Exception {
        JsonNode order = place("BUY", "MARKET", "quantity", "2");

        assertThat(order.get("status").asText()).isEqualTo("FILLED");
        assertThat(order.get("fills").get(0).get("price").asText()).isEqualTo("100.00000000");
        assertThat(order.get("fills").get(0).get("commission").asText()).isEqualTo("0.00200000");
        assertBalances("1.998", "0", "9800", "0");
    }

    @Test
    void aMarketOrderByValueBuysWholeSteps() throws Exception {
        JsonNode order = place("BUY", "MARKET", "quoteOrderQty", "250.05");

        assertThat(order.get("executedQty").asText()).isEqualTo("2.50000000");
        assertThat(order.get("cummulativeQuoteQty").asText()).isEqualTo("250.00000000");
    }

    @Test
    void aLimitOrderRestsWithItsFundsLockedAndFillsAtItsLimitWhenTouched() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "99");
        assertBalances("0", "0", "9901", "99");

        clock.advance(Duration.ofSeconds(19));
        assertBalances("0", "0", "9901", "99");
        clock.advance(Duration.ofSeconds(1));
        assertBalances("0.999", "0", "9901", "0");
        assertThat(exchange.fills()).singleElement().satisfies(fill -> {
            assertThat(fill.maker()).isTrue();
            assertThat(fill.time()).isEqualTo(TestBars.T0 + 20_000);
        });
    }

    @Test
    void aMarketableLimitOrderFillsAtTheBookAndReleasesTheRestOfItsFunds() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "105");

        assertBalances("0.999", "0", "9900", "0");
    }

    @Test
    void anIocOrderThatDoesNotMatchExpires() throws Exception {
        JsonNode order = place("BUY", "LIMIT", "timeInForce", "IOC", "quantity", "1", "price", "99");

        assertThat(order.get("status").asText()).isEqualTo("EXPIRED");
        assertBalances("0", "0", "10000", "0");
    }

    @Test
    void aFokOrderFillsCompletelyOrNotAtAll() throws Exception {
        exchange.fillPartially(TestBars.BTC, new BigDecimal("0.5"), Duration.ZERO, 1);
        JsonNode cut = place("BUY", "LIMIT", "timeInForce", "FOK", "quantity", "1", "price", "101");
        JsonNode whole = place("BUY", "LIMIT", "timeInForce", "FOK", "quantity", "1", "price", "101");

        assertThat(cut.get("status").asText()).isEqualTo("EXPIRED");
        assertThat(cut.get("executedQty").asText()).isEqualTo("0.00000000");
        assertThat(whole.get("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void aPartialFillLeavesTheRemainderRestingUntilItIsReleased() throws Exception {
        exchange.fillPartially(TestBars.BTC, new BigDecimal("0.3"), Duration.ofMinutes(2), 1);
        JsonNode order = place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "105");
        assertThat(order.get("status").asText()).isEqualTo("PARTIALLY_FILLED");
        assertBalances("0.2997", "0", "9896.5", "73.5");

        clock.advance(Duration.ofMinutes(2));
        assertThat(exchange.orders().get(0).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        clock.advance(Duration.ofSeconds(20));
        assertThat(exchange.orders().get(0).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void aClientIdMayBeReusedOnceItsOrderIsDone() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90", "newClientOrderId", "mine");
        TestClient.Reply twice = client.signed(
                "POST",
                "/api/v3/order",
                order(
                        "BUY",
                        "LIMIT",
                        "timeInForce",
                        "GTC",
                        "quantity",
                        "1",
                        "price",
                        "91",
                        "newClientOrderId",
                        "mine"));
        assertThat(twice.code()).isEqualTo(-2010);
        assertThat(twice.message()).isEqualTo("Duplicate order sent.");

        client.signedOk("DELETE", "/api/v3/order", "symbol", "BTCUSDT", "origClientOrderId", "mine");
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "91", "newClientOrderId", "mine");
        JsonNode newest = client.signedOk("GET", "/api/v3/order", "symbol", "BTCUSDT", "origClientOrderId", "mine");
        assertThat(newest.get("orderId").asLong()).isEqualTo(2);
    }

    @Test
    void commissionsAreTakenInTheConfiguredAssetWhileItSuffices() throws Exception {
        exchange.deposit("BNB", new BigDecimal("0.0005"));
        exchange.setCommission(new Commission(
                BigDecimal.ZERO, new BigDecimal("0.001"), Commission.FeeAsset.BNB, new BigDecimal("200")));

        place("BUY", "MARKET", "quantity", "1");
        place("BUY", "MARKET", "quantity", "1");

        assertThat(exchange.fills()).extracting(Fill::commissionAsset).containsExactly("BNB", "BTC");
        assertThat(exchange.fills().get(0).commission()).isEqualByComparingTo("0.0005");
        assertThat(exchange.free("BNB")).isEqualByComparingTo("0");
    }

    @Test
    void aClosedMarketAcceptsNoOrdersButCancels() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90");
        clock.advance(Duration.ofMinutes(60));

        assertThat(client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"))
                        .message())
                .isEqualTo("Market is closed.");
        assertThat(client.signedOk("DELETE", "/api/v3/openOrders", "symbol", "BTCUSDT"))
                .hasSize(1);
    }
}

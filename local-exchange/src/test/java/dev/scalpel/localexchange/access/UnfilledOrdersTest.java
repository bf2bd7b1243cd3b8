package dev.scalpel.localexchange.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** faqs/order_count_decrement.md: what counts, for how long, and what takes a count down again. */
class UnfilledOrdersTest extends TradingFixture {

    @Test
    void anOrderThatRestsIsCountedAndStaysSoWhenItIsCancelled() throws Exception {
        TestClient.Reply placed = client.signed("POST", "/api/v3/order", resting());
        assertThat(placed.raw().headers().firstValue("X-MBX-ORDER-COUNT-10S")).contains("1");
        assertThat(placed.raw().headers().firstValue("X-MBX-ORDER-COUNT-1D")).contains("1");

        client.signedOk("DELETE", "/api/v3/openOrders", "symbol", "BTCUSDT");

        assertCounts(1, 1);
    }

    @Test
    void aTakersFirstFillUncountsItsOrder() throws Exception {
        client.signedOk("POST", "/api/v3/order", resting());
        place("BUY", "MARKET", "quantity", "1");

        assertCounts(1, 1);
    }

    @Test
    void aMakersFirstFillUncountsUpToFiveOrders() throws Exception {
        for (int i = 0; i < 7; i++) {
            client.signedOk("POST", "/api/v3/order", resting());
        }
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "99");
        assertCounts(8, 8);

        clock.advance(Duration.ofSeconds(20));

        assertCounts(0, 3);
    }

    @Test
    void theTenSecondCountRestartsWithEachInterval() throws Exception {
        client.signedOk("POST", "/api/v3/order", resting());
        clock.advance(Duration.ofSeconds(10));

        assertCounts(0, 1);
    }

    @Test
    void aListCountsEachOfItsOrdersAndARefusedListNone() throws Exception {
        place("BUY", "MARKET", "quantity", "1");
        oco("0.5", "150", "50", "49");
        assertCounts(2, 2);

        TestClient.Reply refused = client.signed("POST", "/api/v3/order", order("SELL", "MARKET", "quantity", "500"));

        assertThat(refused.code()).isEqualTo(-2010);
        assertCounts(2, 2);
    }

    @Test
    void aboveTheConfiguredLimitOrdersAreRefusedUntilTheIntervalEnds() throws Exception {
        exchange.limitOrders(2, 10);
        clock.advance(Duration.ofSeconds(3));
        client.signedOk("POST", "/api/v3/order", resting());
        client.signedOk("POST", "/api/v3/order", resting());

        TestClient.Reply refused = client.signed("POST", "/api/v3/order", resting());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo(-1015);
        assertThat(refused.message()).isEqualTo("Too many new orders; current limit is 2 orders per 10 SECOND.");
        assertThat(refused.raw().headers().firstValue("Retry-After")).contains("7");
        clock.advance(Duration.ofSeconds(7));
        client.signedOk("POST", "/api/v3/order", resting());
        assertThat(client.ok("/api/v3/exchangeInfo").at("/rateLimits/1/limit").asInt())
                .isEqualTo(2);
    }

    /** rest-api.md, "Cancel an Existing Order and Send a New Order": the count, and orderRateLimitExceededMode. */
    @Test
    void aReplacementIsCountedEvenIfItIsNotAttempted() throws Exception {
        JsonNode first = client.signedOk("POST", "/api/v3/order", resting());

        TestClient.Reply done = replace(first.get("orderId").asText());
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.raw().headers().firstValue("X-MBX-ORDER-COUNT-10S")).contains("2");

        TestClient.Reply notAttempted = replace("999");
        assertThat(notAttempted.code()).isEqualTo(-2022);
        assertThat(notAttempted.json().at("/data/newOrderResult").asText()).isEqualTo("NOT_ATTEMPTED");
        assertCounts(3, 3);
    }

    @Test
    void aboveTheLimitAReplacementDoesNothingOrCancelsOnly() throws Exception {
        exchange.limitOrders(1, 10);
        String first = client.signedOk("POST", "/api/v3/order", resting())
                .get("orderId")
                .asText();

        TestClient.Reply nothing = replace(first);
        assertThat(nothing.status()).isEqualTo(429);
        assertThat(nothing.code()).isEqualTo(-1015);
        assertThat(client.signedOk("GET", "/api/v3/openOrders")).hasSize(1);

        TestClient.Reply cancels = replace(first, "orderRateLimitExceededMode", "CANCEL_ONLY");
        assertThat(cancels.status()).isEqualTo(429);
        assertThat(cancels.code()).isEqualTo(-2021);
        assertThat(cancels.json().at("/data/newOrderResponse/code").asInt()).isEqualTo(-1015);
        assertThat(client.signedOk("GET", "/api/v3/openOrders")).isEmpty();
    }

    private TestClient.Reply replace(String orderId, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of(resting()));
        all.addAll(List.of("cancelReplaceMode", "STOP_ON_FAILURE", "cancelOrderId", orderId));
        all.addAll(List.of(more));
        return client.signed("POST", "/api/v3/order/cancelReplace", all.toArray(String[]::new));
    }

    private void assertCounts(int tenSeconds, int day) throws Exception {
        JsonNode counts = client.signedOk("GET", "/api/v3/rateLimit/order");
        assertThat(counts.get(0).get("interval").asText()).isEqualTo("SECOND");
        assertThat(counts.get(0).get("intervalNum").asInt()).isEqualTo(10);
        assertThat(counts.get(0).get("count").asInt()).isEqualTo(tenSeconds);
        assertThat(counts.get(1).get("interval").asText()).isEqualTo("DAY");
        assertThat(counts.get(1).get("count").asInt()).isEqualTo(day);
    }

    private static String[] resting() {
        return order("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "60");
    }
}

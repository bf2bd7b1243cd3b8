package dev.scalpel.localexchange.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import org.junit.jupiter.api.Test;

class AlgoOrdersTest extends FuturesFixture {

    private JsonNode found(JsonNode placed) throws Exception {
        return ok("GET", "/fapi/v1/algoOrder", "algoId", placed.get("algoId").asText());
    }

    @Test
    void conditionalOrdersAreRefusedAtTheOrderEndpoint() throws Exception {
        for (String type :
                new String[] {"STOP_MARKET", "TAKE_PROFIT_MARKET", "STOP", "TAKE_PROFIT", "TRAILING_STOP_MARKET"}) {
            var reply = client.signed(
                    "POST",
                    "/fapi/v1/order",
                    "symbol",
                    SYMBOL,
                    "side",
                    "SELL",
                    "type",
                    type,
                    "stopPrice",
                    "90",
                    "quantity",
                    "1");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).as(type).isEqualTo(-4120);
        }
    }

    @Test
    void aStopTriggersAtItsPriceAndClosesThePosition() throws Exception {
        market("BUY", "1");
        JsonNode stop =
                algo("SELL", "STOP_MARKET", "99.00", "quantity", "1", "reduceOnly", "true", "clientAlgoId", "s-1");
        assertThat(stop.get("algoStatus").asText()).isEqualTo("NEW");
        at(0, 25);

        JsonNode found = found(stop);
        assertThat(found.get("algoStatus").asText()).isEqualTo("FINISHED");
        assertNumber(found.get("actualPrice"), "99");
        assertThat(exchange.position(TestBars.BTC).isOpen()).isFalse();
        JsonNode order = ok(
                "GET",
                "/fapi/v1/order",
                "symbol",
                SYMBOL,
                "orderId",
                found.get("actualOrderId").asText());
        assertThat(order.get("clientOrderId").asText()).isEqualTo("s-1");
        assertThat(order.get("type").asText()).isEqualTo("MARKET");
        assertThat(order.get("origType").asText()).isEqualTo("STOP_MARKET");
    }

    @Test
    void theSurvivorOfTwoReduceOnlyOrdersStaysOpen() throws Exception {
        market("BUY", "1");
        algo("SELL", "STOP_MARKET", "99.00", "quantity", "1", "reduceOnly", "true");
        JsonNode target = algo("SELL", "TAKE_PROFIT_MARKET", "110.00", "quantity", "1", "reduceOnly", "true");
        at(0, 25);

        assertThat(exchange.position(TestBars.BTC).isOpen()).isFalse();
        assertThat(found(target).get("algoStatus").asText()).isEqualTo("NEW");
        assertThat(ok("GET", "/fapi/v1/openAlgoOrders", "symbol", SYMBOL)).hasSize(1);
        at(12, 0);
        // Its price came, but there was nothing to reduce.
        assertThat(found(target).get("algoStatus").asText()).isEqualTo("REJECTED");
        assertThat(exchange.position(TestBars.BTC).isOpen()).isFalse();
    }

    @Test
    void ordersThatCloseThePositionEndWithIt() throws Exception {
        market("BUY", "1");
        JsonNode target = algo("SELL", "TAKE_PROFIT_MARKET", "110.00", "closePosition", "true");
        algo("SELL", "STOP_MARKET", "99.00", "closePosition", "true");
        assertThat(target.get("timeInForce").asText()).isEqualTo("GTE_GTC");
        at(0, 25);

        assertThat(exchange.position(TestBars.BTC).isOpen()).isFalse();
        assertThat(found(target).get("algoStatus").asText()).isEqualTo("EXPIRED");
    }

    @Test
    void aStopComesBeforeATargetOfTheSameBarForAShortToo() throws Exception {
        market("SELL", "1");
        algo("BUY", "TAKE_PROFIT_MARKET", "99.00", "quantity", "1", "reduceOnly", "true");
        algo("BUY", "STOP_MARKET", "102.00", "quantity", "1", "reduceOnly", "true");
        at(1, 0);

        // The low, 98, comes before the high, 103: without the rule the target would fill.
        assertThat(exchange.fills().get(1).price()).isEqualByComparingTo("102");
        assertThat(exchange.fills().get(1).realised()).isEqualByComparingTo("-2");
    }

    @Test
    void anOrderThatWouldTriggerAtOnceIsRefused() throws Exception {
        market("BUY", "1");
        var reply = client.signed(
                "POST", "/fapi/v1/algoOrder", algoParameters("SELL", "STOP_MARKET", "100.00", "quantity", "1"));
        assertThat(reply.code()).isEqualTo(-2021);
    }

    @Test
    void aTrailingStopFollowsThePriceAndTriggersWhenItTurnsBack() throws Exception {
        market("BUY", "1");
        ok(
                "POST",
                "/fapi/v1/algoOrder",
                "algoType",
                "CONDITIONAL",
                "symbol",
                SYMBOL,
                "side",
                "SELL",
                "type",
                "TRAILING_STOP_MARKET",
                "quantity",
                "1",
                "callbackRate",
                "2.5",
                "reduceOnly",
                "true");
        at(1, 0);
        // 100 less 2.5 % was not reached by the low of 98; since then the high was 103.
        assertThat(exchange.position(TestBars.BTC).isOpen()).isTrue();
        at(1, 25);
        // 103 x .975 = 100.425; the low of the second bar is 99.
        assertThat(exchange.fills()).hasSize(2);
        assertThat(exchange.fills().get(1).price()).isEqualByComparingTo("100.42");
    }
}

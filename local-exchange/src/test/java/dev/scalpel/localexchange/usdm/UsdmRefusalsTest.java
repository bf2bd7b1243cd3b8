package dev.scalpel.localexchange.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient.Reply;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsdmRefusalsTest extends FuturesFixture {

    private int refusal(String method, String path, String... parameters) throws Exception {
        Reply reply = client.signed(method, path, parameters);
        assertThat(reply.status()).isEqualTo(400);
        return reply.code();
    }

    private int orderRefusal(String... more) throws Exception {
        return refusal("POST", "/fapi/v1/order", with(more, "symbol", SYMBOL));
    }

    @Test
    void filtersHaveCodesOfTheirOwn() throws Exception {
        String[][] cases = {
            {"-1111", "quantity", "1", "price", "99.001"},
            {"-4001", "quantity", "1", "price", "0"},
            {"-4003", "quantity", "0", "price", "99"},
            {"-1111", "quantity", "0.0001", "price", "99"},
            {"-4164", "quantity", "0.010", "price", "99"},
            {"-4016", "quantity", "1", "price", "105.01"},
            {"-2019", "quantity", "2000", "price", "99"},
        };
        for (String[] each : cases) {
            String[] more = {"side", "BUY", "type", "LIMIT", "timeInForce", "GTC", each[1], each[2], each[3], each[4]};
            assertThat(orderRefusal(more)).as(String.join(" ", each)).isEqualTo(Integer.parseInt(each[0]));
        }
        assertThat(orderRefusal(
                        "side", "SELL", "type", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "94.99"))
                .isEqualTo(-4024);
    }

    @Test
    void settingsThatChangeNothingOrCannotChangeAreRefused() throws Exception {
        assertThat(refusal("POST", "/fapi/v1/marginType", "symbol", SYMBOL, "marginType", "ISOLATED"))
                .isEqualTo(-4046);
        assertThat(refusal("POST", "/fapi/v1/positionSide/dual", "dualSidePosition", "false"))
                .isEqualTo(-4059);
        market("BUY", "1");
        assertThat(refusal("POST", "/fapi/v1/marginType", "symbol", SYMBOL, "marginType", "CROSSED"))
                .isEqualTo(-4048);
        assertThat(refusal("POST", "/fapi/v1/positionSide/dual", "dualSidePosition", "true"))
                .isEqualTo(-4068);
        assertThat(refusal("POST", "/fapi/v1/leverage", "symbol", SYMBOL, "leverage", "5"))
                .isEqualTo(-4161);
    }

    @Test
    void ordersThatCouldNotReduceAreRefused() throws Exception {
        assertThat(orderRefusal("side", "SELL", "type", "MARKET", "quantity", "1", "reduceOnly", "true"))
                .isEqualTo(-2022);
        assertThat(refusal(
                        "POST",
                        "/fapi/v1/algoOrder",
                        algoParameters("SELL", "STOP_MARKET", "90.00", "closePosition", "true")))
                .isEqualTo(-4509);
        market("BUY", "1");
        algo("SELL", "STOP_MARKET", "90.00", "closePosition", "true");
        assertThat(refusal(
                        "POST",
                        "/fapi/v1/algoOrder",
                        algoParameters("SELL", "STOP_MARKET", "91.00", "closePosition", "true")))
                .isEqualTo(-4130);
    }

    @Test
    void aPostOnlyOrderThatWouldTakeIsRefusedAndNotRecorded() throws Exception {
        assertThat(orderRefusal("side", "BUY", "type", "LIMIT", "timeInForce", "GTX", "quantity", "1", "price", "101"))
                .isEqualTo(-5022);
        assertThat(exchange.orders()).isEmpty();
    }

    @Test
    void hedgeModeHasTwoPositionsAndNoReduceOnly() throws Exception {
        ok("POST", "/fapi/v1/positionSide/dual", "dualSidePosition", "true");
        market("BUY", "1", "positionSide", "LONG");
        market("SELL", "2", "positionSide", "SHORT");
        assertThat(ok("GET", "/fapi/v3/positionRisk", "symbol", SYMBOL)).hasSize(2);
        assertThat(orderRefusal("side", "BUY", "type", "MARKET", "quantity", "1"))
                .isEqualTo(-4061);
        assertThat(orderRefusal(
                        "side",
                        "SELL",
                        "type",
                        "MARKET",
                        "quantity",
                        "1",
                        "positionSide",
                        "LONG",
                        "reduceOnly",
                        "true"))
                .isEqualTo(-4062);
        market("SELL", "1", "positionSide", "LONG");
        assertThat(ok("GET", "/fapi/v3/positionRisk", "symbol", SYMBOL)).hasSize(1);
    }

    @Test
    void headersCountWeightAndOrders() throws Exception {
        Reply reply = client.signed(
                "POST", "/fapi/v1/order", "symbol", SYMBOL, "side", "BUY", "type", "MARKET", "quantity", "1");
        assertThat(reply.raw().headers().firstValue("X-MBX-ORDER-COUNT-10S")).contains("1");
        assertThat(reply.raw().headers().firstValue("X-MBX-ORDER-COUNT-1M")).contains("1");
        assertThat(reply.raw().headers().firstValue("X-MBX-USED-WEIGHT-1M")).isPresent();
        exchange.limitOrders(1, 100);
        assertThat(client.signed(
                                "POST",
                                "/fapi/v1/order",
                                "symbol",
                                SYMBOL,
                                "side",
                                "BUY",
                                "type",
                                "MARKET",
                                "quantity",
                                "1")
                        .code())
                .isEqualTo(-1015);
    }

    @Test
    void faultsAndStaleReadsAreThoseOfTheSpotMarket() throws Exception {
        market("BUY", "1");
        at(0, 10);
        market("BUY", "1");
        exchange.delayReads(StaleRead.BALANCES, Duration.ofSeconds(5));
        exchange.delayReads(StaleRead.NEW_ORDERS, Duration.ofSeconds(5));
        assertNumber(risk().get("positionAmt"), "1");
        assertThat(refusal("GET", "/fapi/v1/order", "symbol", SYMBOL, "orderId", "2"))
                .isEqualTo(-2013);
        assertThat(exchange.faults().applied()).contains("GET /fapi/v2/positionRisk Stale[BALANCES, PT5S]");
        exchange.endReadDelays();
        assertNumber(risk().get("positionAmt"), "2");
        exchange.faults().failNext(Fault.executedButRefused(Fault.backendTimeout()), "POST /fapi/v1/order", 1);
        Reply reply = client.signed(
                "POST", "/fapi/v1/order", "symbol", SYMBOL, "side", "BUY", "type", "MARKET", "quantity", "1");
        assertThat(reply.code()).isEqualTo(-1007);
        assertThat(exchange.position(TestBars.BTC).quantity()).isEqualByComparingTo("3");
    }

    @Test
    void crossedPositionsShareTheWalletAndTheInsuranceFundBringsItBackToZero() throws Exception {
        ok("POST", "/fapi/v1/marginType", "symbol", SYMBOL, "marginType", "CROSSED");
        exchange.transfer("USDT", new BigDecimal("-9000"));
        market("SELL", "90");
        assertNumber(risk().get("isolatedWallet"), "0");
        BigDecimal level = new BigDecimal(risk().get("liquidationPrice").asText());
        // 1,000 less the fee, against 90 short at 100: (9000 + 995.5) / (90 + 90 x .004).
        assertThat(level).isBetween(new BigDecimal("110.6"), new BigDecimal("110.7"));
        at(20, 0);
        assertThat(exchange.position(TestBars.BTC).isOpen()).isFalse();
        assertThat(exchange.walletBalance("USDT").signum()).isNotNegative();
        assertBooksAgree();
    }
}

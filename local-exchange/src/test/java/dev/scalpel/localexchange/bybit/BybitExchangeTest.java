package dev.scalpel.localexchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How strict the stand-in of Bybit is: "Integration Guidance", "Place Order", "Error Codes". BTC stands at 100. */
class BybitExchangeTest extends BybitFixture {

    private static final String ORDER = "\"category\":\"spot\",\"symbol\":\"BTCUSDT\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"side\":\"Both\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"90\" | 170117",
                "\"side\":\"Buy\",\"orderType\":\"Stop\",\"qty\":\"1\",\"price\":\"90\" | 170116",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"90\",\"timeInForce\":\"Day\" | 170115",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\" | 170130",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"-1\",\"price\":\"90\" | 170130",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"0\",\"price\":\"90\" | 170136",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1.0001\",\"price\":\"90\" | 170137",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"90.001\" | 170134",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"0.01\",\"price\":\"90\" | 170140",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"200\",\"price\":\"90\" | 170131",
                "\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"1\" | 170131",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"90\",\"isLeverage\":1 | 170036",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"90\",\"takeProfit\":\"110\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"90\",\"orderLinkId\":\"a b\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"90\",\"triggerPrice\":\"95\" | 170201",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\",\"orderFilter\":\"tpslOrder\" | 170202",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\",\"orderFilter\":\"StopOrder\",\"triggerPrice\":\"95\" | 170227"
            })
    void anOrderThatTheDocumentsForbidIsRefusedWithItsCode(String order, int code) throws Exception {
        assertThat(post("/v5/order/create", "{" + ORDER + "," + order + "}")
                        .path("retCode")
                        .asInt())
                .isEqualTo(code);
        assertThat(exchange.orders()).isEmpty();
    }

    @Test
    void anotherCategoryOrSymbolIsRefused() throws Exception {
        assertThat(get("/v5/market/tickers", "category=inverse&symbol=BTCUSDT")
                        .path("retCode")
                        .asInt())
                .isEqualTo(10001);
        assertThat(get("/v5/market/kline", "category=spot&symbol=NOSUCH&interval=1")
                        .path("retMsg")
                        .asText())
                .isEqualTo("Not supported symbols");
        assertThat(get("/v5/market/kline", "category=spot&symbol=BTCUSDT&interval=7")
                        .path("retCode")
                        .asInt())
                .isEqualTo(10001);
        assertThat(get("/v5/no/such", "").path("retCode").asInt()).isEqualTo(10017);
    }

    @Test
    void anIdIsUsedOnceForAllTimes() throws Exception {
        String order =
                "{" + ORDER + ",\"side\":\"Buy\",\"orderType\":\"Market\",\"marketUnit\":\"baseCoin\",\"qty\":\"1\","
                        + "\"orderLinkId\":\"e1\"}";
        assertThat(post("/v5/order/create", order).path("retCode").asInt()).isZero();
        assertThat(post("/v5/order/create", order).path("retCode").asInt()).isEqualTo(170141);
        assertThat(exchange.orders()).hasSize(1);
    }

    @Test
    void aMarketPurchaseIsByValueUnlessItSaysOtherwise() throws Exception {
        post("/v5/order/create", "{" + ORDER + ",\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"200\"}");
        assertThat(exchange.free("BTC")).isEqualByComparingTo("1.998");
    }

    @Test
    void aStopHoldsWhatItSellsAndOneBeyondThePriceWaitsForARise() throws Exception {
        buyTwo();
        String stop =
                ",\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"0.5\",\"orderFilter\":\"tpslOrder\",\"triggerPrice\":";
        post("/v5/order/create", "{" + ORDER + stop + "\"95\"}");
        post("/v5/order/create", "{" + ORDER + stop + "\"105\"}");
        assertThat(exchange.locked("BTC")).isEqualByComparingTo("1");
        assertThat(exchange.orders())
                .extracting(order -> order.type())
                .containsExactly("MARKET", "STOP_LOSS", "TAKE_PROFIT");
        JsonNode rows = signed("/v5/order/realtime", "category=spot&symbol=BTCUSDT")
                .path("result")
                .path("list");
        assertThat(rows).extracting(row -> row.path("orderStatus").asText()).containsOnly("Untriggered");
        assertThat(rows).extracting(row -> row.path("basePrice").asText()).containsOnly("100");
    }

    @Test
    void aCancelNamesTheKindOfTheOrder() throws Exception {
        buyTwo();
        post(
                "/v5/order/create",
                "{" + ORDER + ",\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"1\",\"orderFilter\":\"tpslOrder\","
                        + "\"triggerPrice\":\"95\",\"orderLinkId\":\"s1\"}");
        String cancel = "{" + ORDER + ",\"orderLinkId\":\"s1\"";
        assertThat(post("/v5/order/cancel", cancel + "}").path("retCode").asInt())
                .isEqualTo(170213);
        String named = cancel + ",\"orderFilter\":\"tpslOrder\"}";
        assertThat(post("/v5/order/cancel", named).path("retCode").asInt()).isZero();
        assertThat(post("/v5/order/cancel", named).path("retCode").asInt()).isEqualTo(170142);
    }

    @ParameterizedTest
    @CsvSource({"-5001, 10002", "-5000, 0", "999, 0", "1000, 10002"})
    void theTimeStampMustLieInItsWindow(long offset, int code) throws Exception {
        assertThat(send("GET", "/v5/user/query-api", "", exchange.apiKey().secret(), offset)
                        .path("retCode")
                        .asInt())
                .isEqualTo(code);
    }

    @Test
    void aWrongSignatureIsRefusedAndRepeatedWithTheKeyAndAnUnknownKeyIsRefused() throws Exception {
        JsonNode refused = send("GET", "/v5/user/query-api", "", "other", 0);
        assertThat(refused.path("retCode").asInt()).isEqualTo(10004);
        assertThat(refused.path("retMsg").asText()).contains(exchange.apiKey().key());
        exchange.replaceApiKey(new ApiKey("another", "secret", true, false));
        assertThat(JSON.readTree(request("GET", "/v5/user/query-api", "", "rehearsal-key", "rehearsal-secret", 0)
                                .body())
                        .path("retCode")
                        .asInt())
                .isEqualTo(10003);
    }

    @Test
    void aKeyThatMayOnlyReadPlacesNothing() throws Exception {
        exchange.replaceApiKey(new ApiKey("reader", "secret", false, false));
        assertThat(post("/v5/order/create", "{}").path("retCode").asInt()).isEqualTo(10005);
        assertThat(signed("/v5/user/query-api", "")
                        .path("result")
                        .path("readOnly")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void tooManyCallsOfOneKindInASecondAreRefusedUntilItIsOver() throws Exception {
        exchange.limitRequests(1);
        assertThat(signed("/v5/user/query-api", "").path("retCode").asInt()).isZero();
        HttpResponse<String> second = request(
                "GET",
                "/v5/user/query-api",
                "",
                exchange.apiKey().key(),
                exchange.apiKey().secret(),
                0);
        assertThat(JSON.readTree(second.body()).path("retCode").asInt()).isEqualTo(10006);
        assertThat(second.headers().firstValue("X-Bapi-Limit-Reset-Timestamp"))
                .contains(Long.toString(START.toEpochMilli() + 1_000));
        clock.advance(Duration.ofSeconds(1));
        assertThat(signed("/v5/user/query-api", "").path("retCode").asInt()).isZero();
    }

    @Test
    void aStaleReadDoesNotShowANewOrderAndIsListed() throws Exception {
        exchange.delayReads(StaleRead.NEW_ORDERS, Duration.ofSeconds(5));
        post(
                "/v5/order/create",
                "{" + ORDER + ",\"side\":\"Buy\",\"orderType\":\"Market\",\"marketUnit\":\"baseCoin\",\"qty\":\"1\","
                        + "\"orderLinkId\":\"e1\"}");
        String query = "category=spot&orderLinkId=e1";
        assertThat(signed("/v5/order/realtime", query).path("result").path("list"))
                .isEmpty();
        assertThat(exchange.faults().applied()).containsExactly("GET /v5/order/realtime Stale[NEW_ORDERS, PT5S]");
        exchange.endReadDelays();
        assertThat(signed("/v5/order/realtime", query).path("result").path("list"))
                .hasSize(1);
    }

    @Test
    void aCallThatIsExecutedLateIsUnknownFirstAndDroppedAfterItsWindow() throws Exception {
        String order =
                "{" + ORDER + ",\"side\":\"Buy\",\"orderType\":\"Market\",\"marketUnit\":\"baseCoin\",\"qty\":\"1\"}";
        exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(2)));
        assertThat(post("/v5/order/create", order).path("retCode").asInt()).isEqualTo(170007);
        exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(8)));
        post("/v5/order/create", order);
        clock.advance(Duration.ofSeconds(10));
        assertThat(exchange.orders()).hasSize(1);
    }

    private void buyTwo() throws Exception {
        post(
                "/v5/order/create",
                "{" + ORDER + ",\"side\":\"Buy\",\"orderType\":\"Market\",\"marketUnit\":\"baseCoin\",\"qty\":\"2\"}");
    }
}

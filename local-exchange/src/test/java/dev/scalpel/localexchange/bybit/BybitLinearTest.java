package dev.scalpel.localexchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.faults.StaleRead;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How strict the stand-in of Bybit's linear perpetuals is: the pages that each test names. BTC stands at 100, falls to 90 in the
 * second minute, and rises to 112 in the fourth.
 */
class BybitLinearTest extends BybitFixture {

    private static final String ORDER = "\"category\":\"linear\",\"symbol\":\"BTCUSDT\",";
    private static final String SYMBOL = "category=linear&symbol=BTCUSDT";

    BybitLinearTest() {
        super(100, 90, 90, 112);
    }

    private JsonNode create(String order) throws Exception {
        return post("/v5/order/create", "{" + ORDER + order + "}");
    }

    private static String market(String side, String quantity, String id) {
        return "\"side\":\"" + side + "\",\"orderType\":\"Market\",\"qty\":\"" + quantity + "\",\"orderLinkId\":\"" + id
                + "\"";
    }

    private static String conditional(String side, String quantity, String price, int direction, String id) {
        return market(side, quantity, id) + ",\"triggerPrice\":\"" + price + "\",\"triggerDirection\":" + direction
                + ",\"reduceOnly\":true";
    }

    private void accept(JsonNode response) {
        assertThat(response.path("retCode").asInt()).as(response.toString()).isZero();
    }

    private void refuse(JsonNode response, int code) {
        assertThat(response.path("retCode").asInt()).as(response.toString()).isEqualTo(code);
    }

    private JsonNode order(String id) throws Exception {
        return signed("/v5/order/realtime", SYMBOL + "&orderLinkId=" + id)
                .path("result")
                .path("list")
                .path(0);
    }

    private JsonNode position() throws Exception {
        return signed("/v5/position/list", SYMBOL).path("result").path("list").path(0);
    }

    private JsonNode list(String path, String query) throws Exception {
        return signed(path, query).path("result").path("list");
    }

    private void isolated(int leverage) throws Exception {
        accept(post("/v5/account/set-margin-mode", "{\"setMarginMode\":\"ISOLATED_MARGIN\"}"));
        accept(leverage(Integer.toString(leverage)));
    }

    private JsonNode leverage(String leverage) throws Exception {
        return post(
                "/v5/position/set-leverage",
                "{" + ORDER + "\"buyLeverage\":\"" + leverage + "\",\"sellLeverage\":\"" + leverage + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"side\":\"Both\",\"orderType\":\"Market\",\"qty\":\"1\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Stop\",\"qty\":\"1\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"99\",\"timeInForce\":\"Day\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1.0001\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"-1\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"99.001\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"120\" | 110003",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"0.01\" | 110094",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"2000\" | 110007",
                "\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"1\",\"reduceOnly\":true | 110017",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\",\"positionIdx\":1 | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\",\"triggerPrice\":\"101\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\",\"triggerPrice\":\"99\",\"triggerDirection\":1 | 110092",
                "\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"1\",\"triggerPrice\":\"101\",\"triggerDirection\":2 | 110093",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\",\"stopLoss\":\"90\" | 10001",
                "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\",\"orderLinkId\":\"a b\" | 10001"
            })
    void anOrderThatTheDocumentsForbidIsRefusedWithItsCode(String order, int code) throws Exception {
        refuse(create(order), code);
        assertThat(exchange.linear().orders()).isEmpty();
        assertThat(exchange.linear().algoOrders()).isEmpty();
    }

    @Test
    void aCallOfBothCategoriesMustNameOneAndAnUnknownOneIsRefused() throws Exception {
        refuse(get("/v5/market/tickers", "symbol=BTCUSDT"), 10001);
        refuse(get("/v5/market/tickers", "category=inverse&symbol=BTCUSDT"), 10001);
        refuse(signed("/v5/position/list", "category=spot&symbol=BTCUSDT"), 10001);
        refuse(signed("/v5/position/list", "category=linear"), 10001);
        refuse(signed("/v5/order/realtime", "category=linear"), 10001);
        refuse(get("/v5/market/tickers", "category=linear&symbol=NOSUCH"), 10001);
    }

    /** "always unique": also among conditional orders, and after they have ended. */
    @Test
    void anIdIsUsedOnceForAllTimes() throws Exception {
        accept(create(conditional("Sell", "1", "95", 2, "s1")));
        accept(post("/v5/order/cancel", "{" + ORDER + "\"orderLinkId\":\"s1\"}"));
        refuse(create(market("Buy", "1", "s1")), 110072);
        refuse(post("/v5/order/cancel", "{" + ORDER + "\"orderLinkId\":\"s1\"}"), 110001);
        assertThat(order("s1").path("orderStatus").asText()).isEqualTo("Deactivated");
    }

    /** "PostOnly": "If the order would be filled immediately when submitted, it will be cancelled". */
    @Test
    void aPostOnlyOrderThatWouldTradeIsAcceptedAndCancelled() throws Exception {
        accept(create("\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"101\","
                + "\"timeInForce\":\"PostOnly\",\"orderLinkId\":\"m1\""));
        assertThat(order("m1").path("orderStatus").asText()).isEqualTo("Cancelled");
        assertThat(order("m1").path("rejectReason").asText()).isEqualTo("EC_PostOnlyWillTakeLiquidity");
    }

    @Test
    void aConditionalOrderKeepsItsIdsWhenItIsTriggered() throws Exception {
        accept(create(market("Buy", "1", "e1")));
        accept(create(conditional("Sell", "1", "95", 2, "s1")));
        JsonNode waiting = order("s1");
        assertThat(waiting.path("orderStatus").asText()).isEqualTo("Untriggered");
        minute(2);
        JsonNode filled = order("s1");
        assertThat(filled.path("orderStatus").asText()).isEqualTo("Filled");
        assertThat(filled.path("orderId")).isEqualTo(waiting.path("orderId"));
        JsonNode fill = list(
                        "/v5/execution/list",
                        "category=linear&orderId=" + waiting.path("orderId").asText())
                .path(0);
        assertThat(fill.path("execPrice").asText()).isEqualTo("90");
        assertThat(fill.path("createType").asText()).isEqualTo("CreateByStopOrder");
        assertThat(position().path("size").asText()).isEqualTo("0");
        assertThat(position().path("side").asText()).isEmpty();
    }

    /** "your position can only reduce in size if this order is triggered". */
    @Test
    void aConditionalOrderWithoutAPositionRestsAndOpensNothing() throws Exception {
        accept(create(conditional("Sell", "1", "95", 2, "s1")));
        assertThat(order("s1").path("orderStatus").asText()).isEqualTo("Untriggered");
        minute(2);
        assertThat(order("s1").path("orderStatus").asText()).isEqualTo("Cancelled");
        assertThat(order("s1").path("cancelType").asText()).isEqualTo("CancelByReduceOnly");
        assertThat(exchange.linear().position(BTC).isOpen()).isFalse();
    }

    @Test
    void aQuantityOfZeroClosesThePosition() throws Exception {
        accept(create(market("Buy", "1.5", "e1")));
        accept(create(market("Sell", "0", "x1") + ",\"reduceOnly\":true,\"closeOnTrigger\":true"));
        assertThat(exchange.linear().position(BTC).isOpen()).isFalse();
        refuse(create(market("Sell", "0", "x2")), 10001);
    }

    /** Error 110017: "orderQty will be truncated to zero". */
    @Test
    void anOrderThatOnlyReducesIsCutToThePosition() throws Exception {
        accept(create(market("Buy", "1.5", "e1")));
        accept(create(market("Sell", "2", "x1") + ",\"reduceOnly\":true"));
        assertThat(order("x1").path("orderStatus").asText()).isEqualTo("Filled");
        assertThat(order("x1").path("qty").asText()).isEqualTo("1.5");
        assertThat(exchange.linear().position(BTC).isOpen()).isFalse();
    }

    @Test
    void anOrderInTheBookCanBeAmendedAndCancelledWithAllOthers() throws Exception {
        String resting =
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"96\",\"orderLinkId\":\"r1\"";
        accept(create(resting));
        accept(create(conditional("Buy", "1", "105", 1, "s1")));
        String amend = "{" + ORDER + "\"orderLinkId\":\"r1\",\"price\":\"97\"}";
        accept(post("/v5/order/amend", amend));
        refuse(post("/v5/order/amend", amend), 10001);
        assertThat(order("r1").path("price").asText()).isEqualTo("97");
        assertThat(list("/v5/order/realtime", SYMBOL)).hasSize(2);
        assertThat(list("/v5/order/realtime", SYMBOL + "&orderFilter=StopOrder"))
                .hasSize(1);
        refuse(post("/v5/order/cancel-all", "{\"category\":\"linear\"}"), 10001);
        accept(post("/v5/order/cancel-all", "{\"category\":\"linear\",\"settleCoin\":\"USDT\"}"));
        assertThat(list("/v5/order/realtime", SYMBOL)).isEmpty();
        assertThat(list("/v5/order/history", SYMBOL)).hasSize(2);
    }

    @Test
    void theLeverageIsOneForBothSidesWholeAndNotTheSameAgain() throws Exception {
        assertThat(position().path("leverage").asText()).isEqualTo("10");
        refuse(leverage("10"), 110043);
        refuse(leverage("1000"), 110013);
        refuse(leverage("2.5"), 10001);
        refuse(leverage("0"), 10001);
        refuse(post("/v5/position/set-leverage", "{" + ORDER + "\"buyLeverage\":\"2\",\"sellLeverage\":\"3\"}"), 10001);
        accept(leverage("3"));
        assertThat(position().path("leverage").asText()).isEqualTo("3");
    }

    @Test
    void thePositionModeIsChangedWhileNothingIsOpen() throws Exception {
        String hedge = "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"mode\":3}";
        String oneWay = "{\"category\":\"linear\",\"coin\":\"USDT\",\"mode\":0}";
        refuse(post("/v5/position/switch-mode", oneWay), 110025);
        accept(post("/v5/position/switch-mode", hedge));
        assertThat(list("/v5/position/list", SYMBOL)).hasSize(2);
        refuse(create(market("Buy", "1", "e1")), 10001);
        accept(post("/v5/position/switch-mode", oneWay));
        accept(create(conditional("Sell", "1", "95", 2, "s1")));
        refuse(post("/v5/position/switch-mode", hedge), 110028);
        accept(create(market("Buy", "1", "e2")));
        refuse(post("/v5/position/switch-mode", hedge), 110024);
    }

    @Test
    void theMarginModeIsOneOfTheAccountAndItsRefusalHasReasons() throws Exception {
        JsonNode refused = post("/v5/account/set-margin-mode", "{\"setMarginMode\":\"PORTFOLIO_MARGIN\"}");
        refuse(refused, 3400045);
        assertThat(refused.path("result")
                        .path("reasons")
                        .path(0)
                        .path("reasonMsg")
                        .asText())
                .startsWith("Equity needs to be");
        assertThat(signed("/v5/account/info", "")
                        .path("result")
                        .path("marginMode")
                        .asText())
                .isEqualTo("REGULAR_MARGIN");
        isolated(5);
        assertThat(signed("/v5/account/info", "")
                        .path("result")
                        .path("marginMode")
                        .asText())
                .isEqualTo("ISOLATED_MARGIN");
        accept(create(market("Buy", "1", "e1")));
        refuse(post("/v5/account/set-margin-mode", "{\"setMarginMode\":\"REGULAR_MARGIN\"}"), 3400045);
    }

    /** "Passing only startTime returns an error". */
    @Test
    void fundingsAreListedNewestFirstAndAStartNeedsAnEnd() throws Exception {
        clock.setTo(START.plus(Duration.ofHours(30)));
        JsonNode rows = get("/v5/market/funding/history", SYMBOL).path("result").path("list");
        assertThat(rows)
                .extracting(row -> row.path("fundingRateTimestamp").asText())
                .hasSize(4)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        long last = rows.path(0).path("fundingRateTimestamp").asLong();
        refuse(get("/v5/market/funding/history", SYMBOL + "&startTime=" + last), 10001);
        assertThat(get("/v5/market/funding/history", SYMBOL + "&startTime=" + last + "&endTime=" + last)
                        .path("result")
                        .path("list"))
                .hasSize(1);
    }

    private JsonNode coin() throws Exception {
        return list("/v5/account/wallet-balance", "accountType=UNIFIED&coin=USDT")
                .path(0)
                .path("coin")
                .path(0);
    }

    @Test
    void contractsAndSpotShareTheWallet() throws Exception {
        isolated(2);
        accept(create(market("Buy", "100", "e1")));
        assertThat(coin().path("totalPositionIM").asText()).isEqualTo("5000");
        String spot =
                "{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"price\":\"90\",";
        refuse(post("/v5/order/create", spot + "\"qty\":\"60\"}"), 170131);
        accept(post("/v5/order/create", spot + "\"qty\":\"50\"}"));
        assertThat(coin().path("locked").asText()).isEqualTo("4500");
        refuse(create(market("Buy", "20", "e2")), 110007);
        minute(2);
        // The position has lost 1,000; the order on spot is still in the book.
        accept(create(market("Sell", "100", "x1") + ",\"reduceOnly\":true"));
        BigDecimal fees = new BigDecimal("10000").add(new BigDecimal("9000")).multiply(new BigDecimal("0.00055"));
        assertThat(exchange.locked("USDT")).isEqualByComparingTo("4500");
        assertThat(exchange.linear().walletBalance("USDT")).isEqualByComparingTo(new BigDecimal("9000").subtract(fees));
    }

    /** "Change = cashFlow + funding - fee". */
    @Test
    void theTransactionLogAddsUpToTheWallet() throws Exception {
        isolated(5);
        exchange.linear()
                .setFundingRate(BTC, START.plusSeconds(4 * 3_600 - 30).toEpochMilli(), new BigDecimal("0.001"));
        accept(create(market("Buy", "10", "e1")));
        minute(4 * 60);
        accept(create(market("Sell", "4", "x1") + ",\"reduceOnly\":true"));
        JsonNode rows = list("/v5/account/transaction-log", "accountType=UNIFIED&category=linear&currency=USDT");
        assertThat(rows).extracting(row -> row.path("type").asText()).containsExactly("TRADE", "SETTLEMENT", "TRADE");
        assertThat(rows.path(1).path("funding").asText()).isEqualTo("-1.12");
        BigDecimal sum = new BigDecimal("10000");
        for (JsonNode row : rows) {
            sum = sum.add(new BigDecimal(row.path("change").asText()));
        }
        assertThat(sum).isEqualByComparingTo(exchange.linear().walletBalance("USDT"));
        assertThat(new BigDecimal(rows.path(0).path("cashBalance").asText())).isEqualByComparingTo(sum);
        assertThat(list("/v5/account/transaction-log", "type=SETTLEMENT&baseCoin=BTC"))
                .hasSize(1);
        assertThat(list("/v5/account/transaction-log", "baseCoin=ETH")).isEmpty();
        // Funding is among the executions too; there a fee above zero was paid.
        JsonNode funding =
                list("/v5/execution/list", SYMBOL + "&execType=Funding").path(0);
        assertThat(funding.path("execFee").asText()).isEqualTo("1.12");
    }

    /** "the position will be settled at the bankruptcy price". */
    @Test
    void aLiquidatedPositionIsTakenOverAtItsBankruptcyPriceForATakersFee() throws Exception {
        isolated(20);
        accept(create(market("Buy", "10", "e1")));
        accept(create(
                "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"96\",\"orderLinkId\":\"r1\""));
        minute(2);
        JsonNode bust =
                list("/v5/execution/list", SYMBOL + "&execType=BustTrade").path(0);
        assertThat(bust.path("execPrice").asText()).isEqualTo("95");
        assertThat(bust.path("createType").asText()).isEqualTo("CreateByTakeOver_PassThrough");
        assertThat(bust.path("execFee").asText()).isEqualTo("0.5225");
        assertThat(list("/v5/account/transaction-log", "type=LIQUIDATION")).hasSize(1);
        assertThat(list("/v5/order/history", SYMBOL))
                .extracting(row -> row.path("orderLinkId").asText())
                .doesNotContain("");
        assertThat(order("r1").path("orderStatus").asText()).isEqualTo("Cancelled");
        assertThat(exchange.linear().position(BTC).isOpen()).isFalse();
        // The margin of 50, and a taker's fee of each side.
        assertThat(exchange.linear().walletBalance("USDT")).isEqualByComparingTo("9948.9275");
    }

    @Test
    void aDeleveragingHasItsTypeAndNoFee() throws Exception {
        accept(create(market("Buy", "10", "e1")));
        exchange.linear().deleverage(BTC, new BigDecimal("0.5"), new BigDecimal("101"));
        JsonNode fill = list("/v5/execution/list", SYMBOL).path(0);
        assertThat(fill.path("execType").asText()).isEqualTo("AdlTrade");
        assertThat(fill.path("execFee").asText()).isEqualTo("0");
        assertThat(position().path("size").asText()).isEqualTo("5");
    }

    @Test
    void marginIsAddedToAnIsolatedPositionOnly() throws Exception {
        String add = "{" + ORDER + "\"margin\":\"10\"}";
        refuse(post("/v5/position/add-margin", add), 110015);
        isolated(5);
        refuse(post("/v5/position/add-margin", add), 110033);
        accept(create(market("Buy", "1", "e1")));
        accept(post("/v5/position/add-margin", add));
        assertThat(position().path("positionIM").asText()).isEqualTo("30");
        refuse(post("/v5/position/add-margin", "{" + ORDER + "\"margin\":\"-20\"}"), 110078);
        refuse(post("/v5/position/add-margin", "{" + ORDER + "\"margin\":\"1.23456\"}"), 10001);
        refuse(post("/v5/position/add-margin", "{" + ORDER + "\"margin\":\"100000\"}"), 110014);
    }

    @Test
    void aStaleReadShowsNeitherOrderNorPositionNorFill() throws Exception {
        for (StaleRead kind : StaleRead.values()) {
            exchange.delayReads(kind, Duration.ofSeconds(5));
        }
        accept(create(market("Buy", "1", "e1")));
        assertThat(order("e1").isMissingNode()).isTrue();
        assertThat(position().path("size").asText()).isEqualTo("0");
        assertThat(list("/v5/execution/list", SYMBOL)).isEmpty();
        exchange.endReadDelays();
        assertThat(order("e1").path("orderStatus").asText()).isEqualTo("Filled");
        assertThat(position().path("size").asText()).isEqualTo("1");
        assertThat(list("/v5/execution/list", SYMBOL)).hasSize(1);
    }

    /** Mark prices have a premium of their own; "When category is not passed, use linear by default". */
    @Test
    void marksAndTheirBarsFollowThePremium() throws Exception {
        exchange.linear().setMarkPremium(BTC, new BigDecimal("0.01"));
        assertThat(get("/v5/market/tickers", SYMBOL)
                        .path("result")
                        .path("list")
                        .path(0)
                        .path("markPrice")
                        .asText())
                .isEqualTo("101");
        assertThat(get("/v5/market/mark-price-kline", "symbol=BTCUSDT&interval=1&limit=1")
                        .path("result")
                        .path("list")
                        .path(0)
                        .path(4)
                        .asText())
                .isEqualTo("101");
        assertThat(get("/v5/market/index-price-kline", SYMBOL + "&interval=1&limit=1")
                        .path("result")
                        .path("list")
                        .path(0)
                        .path(4)
                        .asText())
                .isEqualTo("100");
        JsonNode premiums = get("/v5/market/premium-index-price-kline", "symbol=BTCUSDT&interval=1&limit=2")
                .path("result");
        assertThat(premiums.path("category").asText()).isEqualTo("linear");
        assertThat(premiums.path("list"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).hasSize(5));
        assertThat(premiums.path("list").path(0).path(2).asText()).isEqualTo("0.01");
    }

    /** "Limit for data size per page. [1, 1000]", "Product type. linear". */
    @Test
    void barsOfThePremiumHaveTheLimitsOfTheirPage() throws Exception {
        for (String wrong : List.of("limit=1001", "limit=0", "interval=7", "category=spot", "start=x")) {
            assertThat(get("/v5/market/premium-index-price-kline", "symbol=BTCUSDT&interval=1&" + wrong)
                            .path("retCode")
                            .asInt())
                    .as(wrong)
                    .isEqualTo(10001);
        }
    }
}

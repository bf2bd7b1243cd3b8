package dev.scalpel.localexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.BarSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bars: opens 100, then each minute 2 down, 3 up, closing 1 above the open. Commission 10 bp. */
class TradingTest {

    private final SettableClock clock = new SettableClock(TestBars.START);
    private LocalExchange exchange;
    private TestClient client;

    @BeforeEach
    void start() {
        exchange = LocalExchange.start(
                clock,
                List.of(new Listing(TestBars.BTC, TestBars.rising(60), Filters.of("0.01", "0.001"), BigDecimal.ZERO)));
        client = new TestClient(exchange, clock);
        exchange.deposit("USDT", new BigDecimal("10000"));
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void aMarketOrderFillsAtThePriceOfNowAndPaysTheCommission() throws Exception {
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
    void aMarketableLimitOrderFillsAtTheBookAndGetsTheRestOfItsFundsBack() throws Exception {
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
    void aFokOrderFillsWholeOrNotAtAll() throws Exception {
        exchange.fillPartially(TestBars.BTC, new BigDecimal("0.5"), Duration.ZERO, 1);
        JsonNode cut = place("BUY", "LIMIT", "timeInForce", "FOK", "quantity", "1", "price", "101");
        JsonNode whole = place("BUY", "LIMIT", "timeInForce", "FOK", "quantity", "1", "price", "101");

        assertThat(cut.get("status").asText()).isEqualTo("EXPIRED");
        assertThat(cut.get("executedQty").asText()).isEqualTo("0.00000000");
        assertThat(whole.get("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void aPartialFillLeavesTheRestRestingUntilItsTimeIsOver() throws Exception {
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
    void anOcoThatBothPricesTouchWithinABarStopsFirst() throws Exception {
        place("BUY", "MARKET", "quantity", "2");
        oco("1.5", "103", "99", "98.5");
        assertBalances("0.498", "1.5", "9800", "0");

        clock.advance(Duration.ofMinutes(1));

        assertThat(statuses()).containsExactly("FILLED", "EXPIRED", "FILLED");
        assertThat(exchange.fills().get(1).price()).isEqualByComparingTo("99");
        assertBalances("0.498", "0", "9948.3515", "0");
    }

    @Test
    void aTargetFillsAtItsPriceAlsoWhenTheBarOpensBeyondAndEndsTheStop() throws Exception {
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
    void aStopThatTheBarJumpsOverFillsAtTheOpenOrRestsAtItsLimit() throws Exception {
        BarSeries gap = BarSeries.of(TestBars.bar(0, 100, 100, 100, 100), TestBars.bar(1, 90, 98, 90, 95));
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
    void aStopSlipsByWhatIsSet() throws Exception {
        place("BUY", "MARKET", "quantity", "1");
        exchange.stopSlippage(order -> new BigDecimal("0.01"));
        place("SELL", "STOP_LOSS_LIMIT", "timeInForce", "GTC", "quantity", "0.9", "price", "97", "stopPrice", "99");

        clock.advance(Duration.ofSeconds(20));

        assertThat(exchange.fills().get(1).price()).isEqualByComparingTo("98.01");
    }

    @Test
    void anOtocoPutsItsLegsIntoTheBookOnceTheEntryHasFilledWhole() throws Exception {
        exchange.commission(Commission.of("0.001").in(Commission.FeeAsset.QUOTE));
        JsonNode list = otoco("99", "2", "103", "98");
        assertThat(list.get("contingencyType").asText()).isEqualTo("OTO");
        assertThat(statuses()).containsExactly("NEW", "PENDING_NEW", "PENDING_NEW");

        exchange.fillPartially(TestBars.BTC, new BigDecimal("0.5"), Duration.ofSeconds(50), 1);
        clock.advance(Duration.ofSeconds(20));
        assertThat(statuses()).containsExactly("PARTIALLY_FILLED", "PENDING_NEW", "PENDING_NEW");
        clock.advance(Duration.ofSeconds(60));
        assertThat(statuses()).containsExactly("FILLED", "NEW", "NEW");
        clock.advance(Duration.ofSeconds(20));
        assertThat(statuses()).containsExactly("FILLED", "FILLED", "EXPIRED");
        assertBalances("0", "0", "10007.596", "0");
    }

    @Test
    void legsWithoutFundsAreRejectedWhenTheirEntryFills() throws Exception {
        otoco("105", "2", "106", "98");

        assertThat(statuses()).containsExactly("FILLED", "REJECTED", "REJECTED");
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
    void theOlderOcoCallIsUnderstoodToo() throws Exception {
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
    void aClientIdMayComeAgainOnceItsOrderIsDone() throws Exception {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUY,LIMIT,timeInForce,GTC,quantity,1,price,99.005 | -1013 | Filter failure: PRICE_FILTER",
                "BUY,LIMIT,timeInForce,GTC,quantity,1.0005,price,99 | -1013 | Filter failure: LOT_SIZE",
                "BUY,MARKET,quantity,900001 | -1013 | Filter failure: MARKET_LOT_SIZE",
                "BUY,LIMIT,timeInForce,GTC,quantity,0.05,price,99 | -1013 | Filter failure: NOTIONAL",
                "BUY,LIMIT,timeInForce,GTC,quantity,1,price,600 | -1013 | Filter failure: PERCENT_PRICE_BY_SIDE",
                "BUY,LIMIT,timeInForce,GTC,quantity,101.1,price,99 | -2010 | Account has insufficient balance for requested action.",
                "SELL,MARKET,quantity,1 | -2010 | Account has insufficient balance for requested action.",
                "BUY,LIMIT_MAKER,quantity,1,price,100 | -2010 | Order would immediately match and take.",
                "BUY,STOP_LOSS_LIMIT,timeInForce,GTC,quantity,1,price,100,stopPrice,99 | -2010 | Stop price would trigger immediately.",
                "BUY,LIMIT,quantity,1,price,99 | -1102 | Mandatory parameter 'timeInForce'",
                "BUY,LIMIT,timeInForce,GTC,quantity,1 | -1102 | Mandatory parameter 'price'",
                "BUY,MARKET,quantity,1,price,99 | -1106 | Parameter 'price' sent when not required.",
                "BUY,LIMIT,timeInForce,XXX,quantity,1,price,99 | -1115 | Invalid timeInForce.",
                "BUY,WISH,quantity,1 | -1116 | Invalid orderType.",
                "HOLD,MARKET,quantity,1 | -1117 | Invalid side.",
                "BUY,MARKET,quantity,1.123456789 | -1111 | Parameter 'quantity' has too much precision.",
                "BUY,MARKET,quantity,0 | -1013 | Invalid quantity.",
                "BUY,MARKET,quantity,-1 | -1100 | Illegal characters found in parameter 'quantity'",
                "BUY,MARKET,quantity,1,newClientOrderId,what is this | -1100 | Illegal characters found in parameter 'newClientOrderId'",
                "BUY,MARKET,quantity,1,icebergQty,1 | -1104 | Not all sent parameters were read",
            })
    void refusesAnOrderAsTheRealOneDoes(String parameters, int code, String message) throws Exception {
        String[] parts = parameters.split(",");
        List<String> rest = new ArrayList<>(List.of(parts)).subList(2, parts.length);
        TestClient.Reply reply =
                client.signed("POST", "/api/v3/order", order(parts[0], parts[1], rest.toArray(String[]::new)));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.message()).startsWith(message);
        assertThat(exchange.orders()).isEmpty();
        assertBalances("0", "0", "10000", "0");
    }

    @Test
    void unknownOrdersAreToldByTheirCodes() throws Exception {
        assertThat(client.signed("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "77")
                        .code())
                .isEqualTo(-2013);
        assertThat(client.signed("DELETE", "/api/v3/order", "symbol", "BTCUSDT", "origClientOrderId", "x")
                        .code())
                .isEqualTo(-2011);
        assertThat(client.signed("GET", "/api/v3/order", "symbol", "BTCUSDT").code())
                .isEqualTo(-1102);
        assertThat(client.signed("DELETE", "/api/v3/openOrders", "symbol", "BTCUSDT")
                        .code())
                .isEqualTo(-2011);
    }

    @Test
    void ordersPastTheirNumberAreRefused() throws Exception {
        place("BUY", "MARKET", "quantity", "10");
        for (int i = 0; i < 5; i++) {
            place("SELL", "STOP_LOSS_LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90", "stopPrice", "91");
        }
        TestClient.Reply sixth = client.signed(
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
                        "90",
                        "stopPrice",
                        "91"));

        assertThat(sixth.message()).isEqualTo("Filter failure: MAX_NUM_ALGO_ORDERS");
    }

    @Test
    void aTimeStampIsHeldAgainstTheServersTime() throws Exception {
        long now = clock.millis();
        assertThat(account("timestamp", Long.toString(now - 5_000)).status()).isEqualTo(200);
        assertThat(account("timestamp", Long.toString(now - 5_001)).code()).isEqualTo(-1021);
        assertThat(account("timestamp", Long.toString(now + 999)).status()).isEqualTo(200);
        assertThat(account("timestamp", Long.toString(now + 1_000)).message())
                .isEqualTo("Timestamp for this request was 1000ms ahead of the server's time.");
        assertThat(account("timestamp", Long.toString(now - 60_000), "recvWindow", "60000")
                        .status())
                .isEqualTo(200);
        assertThat(account("recvWindow", "60001").code()).isEqualTo(-1131);
    }

    @Test
    void keyAndSignatureAreChecked() throws Exception {
        String query = "timestamp=" + clock.millis();
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(client.uri("/api/v3/account?" + query));
        assertThat(client.send(unsigned.copy()).code()).isEqualTo(-2014);
        assertThat(client.send(unsigned.copy().header("X-MBX-APIKEY", "other")).code())
                .isEqualTo(-2015);
        String key = exchange.apiKey().key();
        assertThat(client.send(unsigned.copy().header("X-MBX-APIKEY", key)).code())
                .isEqualTo(-1102);
        HttpRequest.Builder forged =
                HttpRequest.newBuilder(client.uri("/api/v3/account?" + query + "&recvWindow=9&signature="
                        + TestClient.sign(query, exchange.apiKey().secret())));
        assertThat(client.send(forged.header("X-MBX-APIKEY", key)).code()).isEqualTo(-1022);
    }

    @Test
    void aSignatureOverQueryAndBodyIsUnderstood() throws Exception {
        String query = "symbol=BTCUSDT&side=BUY&type=MARKET";
        String form = "quantity=1&timestamp=" + clock.millis();
        String signature = TestClient.sign(query + form, exchange.apiKey().secret());
        TestClient.Reply reply = client.send(HttpRequest.newBuilder(client.uri("/api/v3/order?" + query))
                .header("X-MBX-APIKEY", exchange.apiKey().key())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&signature=" + signature)));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void aKeyWithoutTheRightToTradeIsRefusedAndItsRightsAreTold() throws Exception {
        exchange.apiKey(new ApiKey("reader", "secret", false, true));

        assertThat(client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"))
                        .code())
                .isEqualTo(-2015);
        JsonNode rights = client.signedOk("GET", "/sapi/v1/account/apiRestrictions");
        assertThat(rights.get("enableWithdrawals").asBoolean()).isTrue();
        assertThat(rights.get("enableSpotAndMarginTrading").asBoolean()).isFalse();
    }

    @Test
    void anOrderIsTakenThoughItsAnswerIsLost() throws Exception {
        exchange.faults().next(Fault.lostAnswer(), "POST /api/v3/order", 1);
        assertThatThrownBy(() -> place("BUY", "MARKET", "quantity", "1")).isInstanceOf(IOException.class);
        assertThat(exchange.orders()).hasSize(1);

        exchange.faults().next(Fault.resetUndone(), "POST /api/v3/order", 1);
        assertThatThrownBy(() -> place("BUY", "MARKET", "quantity", "1")).isInstanceOf(IOException.class);
        assertThat(exchange.orders()).hasSize(1);
    }

    @Test
    void aLateOrderIsUnknownUntilItsTimeAndLapsesPastItsWindow() throws Exception {
        exchange.faults().next(Fault.lateAcceptance(Duration.ofSeconds(4)), "POST /api/v3/order", 1);
        TestClient.Reply late = client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"));
        assertThat(late.status()).isEqualTo(504);
        assertThat(late.code()).isEqualTo(-1007);
        assertThat(exchange.orders()).isEmpty();
        clock.advance(Duration.ofSeconds(4));
        assertThat(exchange.orders()).hasSize(1);

        exchange.faults().next(Fault.lateAcceptance(Duration.ofSeconds(6)), "POST /api/v3/order", 1);
        client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"));
        clock.advance(Duration.ofSeconds(10));
        assertThat(exchange.orders()).hasSize(1);
    }

    @Test
    void commissionsAreTakenInTheAssetThatIsSetWhileItSuffices() throws Exception {
        exchange.deposit("BNB", new BigDecimal("0.0005"));
        exchange.commission(new Commission(
                BigDecimal.ZERO, new BigDecimal("0.001"), Commission.FeeAsset.BNB, new BigDecimal("200")));

        place("BUY", "MARKET", "quantity", "1");
        place("BUY", "MARKET", "quantity", "1");

        assertThat(exchange.fills()).extracting(Fill::commissionAsset).containsExactly("BNB", "BTC");
        assertThat(exchange.fills().get(0).commission()).isEqualByComparingTo("0.0005");
        assertThat(exchange.free("BNB")).isEqualByComparingTo("0");
    }

    @Test
    void aClosedMarketTakesNoOrderButCancels() throws Exception {
        place("BUY", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90");
        clock.advance(Duration.ofMinutes(60));

        assertThat(client.signed("POST", "/api/v3/order", order("BUY", "MARKET", "quantity", "1"))
                        .message())
                .isEqualTo("Market is closed.");
        assertThat(client.signedOk("DELETE", "/api/v3/openOrders", "symbol", "BTCUSDT"))
                .hasSize(1);
    }

    private JsonNode place(String side, String type, String... more) throws Exception {
        return client.signedOk("POST", "/api/v3/order", order(side, type, more));
    }

    private static String[] order(String side, String type, String... more) {
        List<String> all = new ArrayList<>(List.of("symbol", "BTCUSDT", "side", side, "type", type));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private JsonNode oco(String quantity, String target, String stop, String limit) throws Exception {
        return client.signedOk("POST", "/api/v3/orderList/oco", ocoParameters(quantity, target, stop, limit));
    }

    private static String[] ocoParameters(String quantity, String target, String stop, String limit) {
        return new String[] {
            "symbol",
            "BTCUSDT",
            "side",
            "SELL",
            "quantity",
            quantity,
            "aboveType",
            "LIMIT_MAKER",
            "abovePrice",
            target,
            "belowType",
            "STOP_LOSS_LIMIT",
            "belowStopPrice",
            stop,
            "belowPrice",
            limit,
            "belowTimeInForce",
            "GTC"
        };
    }

    private JsonNode otoco(String entry, String quantity, String target, String stop) throws Exception {
        return client.signedOk(
                "POST",
                "/api/v3/orderList/otoco",
                "symbol",
                "BTCUSDT",
                "workingType",
                "LIMIT",
                "workingSide",
                "BUY",
                "workingPrice",
                entry,
                "workingQuantity",
                quantity,
                "workingTimeInForce",
                "GTC",
                "pendingSide",
                "SELL",
                "pendingQuantity",
                quantity,
                "pendingAboveType",
                "LIMIT_MAKER",
                "pendingAbovePrice",
                target,
                "pendingBelowType",
                "STOP_LOSS",
                "pendingBelowStopPrice",
                stop);
    }

    private TestClient.Reply account(String... namesAndValues) throws Exception {
        return client.signed("GET", "/api/v3/account", namesAndValues);
    }

    private List<String> statuses() {
        return exchange.orders().stream().map(order -> order.status().name()).toList();
    }

    private void assertBalances(String btc, String btcLocked, String usdt, String usdtLocked) {
        assertThat(exchange.free("BTC")).isEqualByComparingTo(btc);
        assertThat(exchange.locked("BTC")).isEqualByComparingTo(btcLocked);
        assertThat(exchange.free("USDT")).isEqualByComparingTo(usdt);
        assertThat(exchange.locked("USDT")).isEqualByComparingTo(usdtLocked);
    }
}

package dev.scalpel.venue.binance;

import static dev.scalpel.venue.binance.LocalExchangeFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.VenueBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Responses in the shapes of rest-api.md (binance-spot-api-docs a5e0bc3) with every field that it and "Conditional fields in
 * Order Responses" name, and with fields and values not documented yet: each has a defined outcome.
 */
class BinanceResponsesTest {

    private static final String NEW_FIELDS =
            "\"strategyId\": 37463720, \"workingFloor\": \"SOR\", \"usedSor\": true, \"preventedMatchId\": 0,"
                    + " \"preventedQuantity\": \"1.2\", \"pegPriceType\": \"PRIMARY_PEG\", \"peggedPrice\": \"8.1\","
                    + " \"selfTradePreventionMode\": \"TRANSFER\", \"icebergQty\": \"0.0\", \"newer\": {\"a\": [1]}";

    private final StubVenueServer venue = new StubVenueServer();
    private final VenueBroker broker = venue.broker("a-key", "a-secret");

    @BeforeEach
    void instrument() {
        venue.answer("/api/v3/exchangeInfo", 200, """
                {"exchangeFilters": [], "symbols": [{"symbol": "BTCUSDT", "status": "TRADING", "filters": [
                  {"filterType": "PRICE_FILTER", "tickSize": "0.01"},
                  {"filterType": "LOT_SIZE", "minQty": "0.001", "maxQty": "9000", "stepSize": "0.001"}]}]}""");
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING_NEW, WAITING",
        "NEW, OPEN",
        "PARTIALLY_FILLED, OPEN",
        "PENDING_CANCEL, OPEN",
        "FILLED, FILLED",
        "CANCELED, CANCELLED",
        "EXPIRED, CANCELLED",
        "EXPIRED_IN_MATCH, CANCELLED",
        "REJECTED, REJECTED",
        // Not documented: it may still fill, so it counts as open.
        "PONDERING, OPEN",
    })
    void everyOrderStatusHasAnOutcomeInEachResponse(String word, OrderReport.Status status) {
        venue.answer("/api/v3/order", 200, order(word, "0.0", ""));
        venue.answer("/api/v3/openOrders", 200, "[" + order(word, "0.0", "") + "]");
        venue.answer(
                "/api/v3/orderList/oco",
                200,
                "{\"listOrderStatus\": \"PONDERING\", \"orderReports\": [" + order(word, "0.0", "") + "]}");

        assertThat(broker.send(BTC, exit()).orders())
                .extracting(OrderReport::status)
                .containsExactly(status);
        assertThat(broker.find(BTC, exit()).orders())
                .extracting(OrderReport::status)
                .containsExactly(status);
        assertThat(broker.openOrders(BTC)).extracting(OrderReport::status).containsExactly(status);
        assertThat(broker.send(BTC, protection()).orders())
                .extracting(OrderReport::status)
                .containsExactly(status);
    }

    /** enums.md, "Expiry Reasons". */
    @ParameterizedTest
    @CsvSource({
        "NONE, CANCELLED",
        "REJECTED, REJECTED",
        "EXCHANGE_CANCELED, CANCELLED",
        "OCO_TRIGGER, CANCELLED",
        "OTO_PHASE_ONE_EXPIRED, CANCELLED",
        "UNFILLED_IOC_QUANTITY_EXPIRED, CANCELLED",
        "UNFILLED_FOK_ORDER_EXPIRED, CANCELLED",
        "INSUFFICIENT_LIQUIDITY, CANCELLED",
        "EXECUTION_RULE_PRICE_RANGE_EXCEEDED, CANCELLED",
        "SOMETHING_NEW, CANCELLED",
    })
    void everyExpiryReasonHasAnOutcome(String reason, OrderReport.Status status) {
        venue.answer("/api/v3/order", 200, order("EXPIRED", "0.0", ", \"expiryReason\": \"" + reason + "\""));
        assertThat(broker.find(BTC, exit()).orders())
                .extracting(OrderReport::status)
                .containsExactly(status);
    }

    @Test
    void anOrderPartlyFilledBeforeItsRejectionKeepsItsFills() {
        venue.answer("/api/v3/order", 200, order("EXPIRED", "0.4", ", \"expiryReason\": \"REJECTED\""));
        OrderReport view = broker.find(BTC, exit()).orders().get(0);
        assertThat(view.status()).isEqualTo(OrderReport.Status.CANCELLED);
        assertThat(view.filledQuantity()).isEqualByComparingTo("0.4");
    }

    /** rest-api.md, "Query order": below zero when the venue does not have it. */
    @Test
    void anUnknownQuoteAmountIsNotNegative() {
        venue.answer("/api/v3/order", 200, order("FILLED", "1.0", "").replace("\"48.0\"", "\"-1.0\""));
        assertThat(broker.find(BTC, exit()).orders().get(0).filledQuote()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Market is closed., MARKET_CLOSED",
        "This account may not place or cancel orders., KEY_REJECTED",
        "This symbol is restricted for this account., KEY_REJECTED",
        "Order was not canceled due to cancel restrictions., REJECTED",
        "Cancel order is invalid. Check origClOrdId and orderId., REJECTED",
    })
    void aRejectedCancelDoesNotMeanThatTheOrderHasEnded(String message, Kind kind) {
        venue.answer("/api/v3/order", 200, order("NEW", "0.0", ""));
        OrderReport open = broker.find(BTC, exit()).orders().get(0);
        venue.answer("/api/v3/order", 400, "{\"code\": -2011, \"msg\": \"" + message + "\"}");

        VenueException refusal = catchThrowableOfType(VenueException.class, () -> broker.cancel(BTC, open));

        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(kind);
    }

    @Test
    void anOrderUnknownToTheVenueHasEnded() {
        venue.answer("/api/v3/order", 200, order("NEW", "0.0", ""));
        OrderReport open = broker.find(BTC, exit()).orders().get(0);
        venue.answer("/api/v3/order", 400, "{\"code\": -2011, \"msg\": \"Unknown order sent.\"}");
        assertThat(broker.cancel(BTC, open).isFound()).isFalse();
    }

    /** errors.md, -2026: cancelled or expired without a fill, over 90 days ago. */
    @Test
    void anArchivedOrderIsNotFound() {
        venue.answer("/api/v3/order", 400, "{\"code\": -2026, \"msg\": \"Order was canceled or expired\"}");
        assertThat(broker.find(BTC, exit()).isFound()).isFalse();
    }

    @Test
    void balancesHaveTheVenuesNames() {
        venue.answer("/api/v3/account", 200, """
                {"makerCommission": 15, "commissionRates": {"maker": "0.0015"}, "canTrade": true, "brokered": false,
                 "requireSelfTradePrevention": false, "preventSor": false, "accountType": "SPOT", "uid": 354937868,
                 "permissions": ["SPOT", "TRD_GRP_025", {"newer": 1}],
                 "balances": [{"asset": "BCC", "free": "1.5", "locked": "0.25"}, {"asset": "币安人生", "free": "2", "locked": "0"},
                              {"asset": "XBT", "free": "3", "locked": "0", "newer": 1}]}""");
        Balances balances = broker.balances();
        assertThat(balances.of("BCC").total()).isEqualByComparingTo("1.75");
        assertThat(balances.of("币安人生").free()).isEqualByComparingTo("2");
        assertThat(balances.of("XBT").free()).isEqualByComparingTo("3");
    }

    @Test
    void fillsAreReadDespiteUnknownFields() {
        venue.answer("/api/v3/myTrades", 200, """
                [{"symbol": "BTCUSDT", "id": 28457, "orderId": 100234, "orderListId": -1, "price": "4.0", "qty": "12.0",
                  "quoteQty": "48.0", "commission": "10.1", "commissionAsset": "BNB", "time": 1499865549590,
                  "isBuyer": true, "isMaker": false, "isBestMatch": true, "newer": []}]""");
        assertThat(broker.fillsSince(BTC, System.currentTimeMillis() - 1_000))
                .singleElement()
                .satisfies(fill -> {
                    assertThat(fill.venueOrderId()).isEqualTo("100234");
                    assertThat(fill.side()).isEqualTo(OrderSide.BUY);
                    assertThat(fill.fill().feeAsset()).isEqualTo("BNB");
                });
    }

    private static String order(String status, String filled, String more) {
        return """
                {"symbol": "BTCUSDT", "orderId": 7, "orderListId": -1, "clientOrderId": "x1", "transactTime": 5,
                 "price": "0.0", "origQty": "1.0", "executedQty": "%s", "cummulativeQuoteQty": "48.0", "status": "%s",
                 "timeInForce": "GTC", "type": "MARKET", "side": "SELL", "time": 4, "updateTime": 5, "isWorking": true,
                 "workingTime": 5, "origQuoteOrderQty": "0.0", "fills": [], %s%s}""".formatted(filled, status, NEW_FIELDS, more);
    }

    private static Intent exit() {
        return intent("x1", Intent.Kind.EXIT, null, null, null);
    }

    private static Intent protection() {
        return intent("p1", Intent.Kind.PROTECTION, "96.50", "97.00", "150.00");
    }

    private static Intent intent(String id, Intent.Kind kind, String price, String trigger, String target) {
        return LocalExchangeFixture.intent(
                id, kind, OrderSide.SELL, "1", price, trigger, target, System.currentTimeMillis());
    }
}

package dev.scalpel.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.KeyRights;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.TradingVenue;
import dev.scalpel.venue.trading.TradingVenue.OrderReference;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses as the venue's documents show them ("Get Order", "List Fills", "Get Public Product", …), field by field. */
class CoinbaseResponsesTest {

    private static final Symbol BTC = Symbol.parse("BTC/USD");
    private static final String ORDER = """
            {"order": {"order_id": "0000-000000-000000", "product_id": "BTC-USD", "user_id": "2222-000000-000000",
             "order_configuration": {"stop_limit_stop_limit_gtc": {"base_size": "0.003", "limit_price": "9990.00",
              "stop_price": "10000.00", "stop_direction": "STOP_DIRECTION_STOP_DOWN"}},
             "side": "SELL", "client_order_id": "p1-s", "status": "%s", "created_time": "2021-05-31T09:59:59Z",
             "last_fill_time": "2021-05-31T10:30:00.123456Z", "completion_percentage": "50", "filled_size": "%s",
             "average_filled_price": "50", "fee": "0.00", "filled_value": "10.5", "trigger_status": "%s",
             "a_field_of_tomorrow": {"x": 1}}}""";

    private final CoinbaseStub venue = new CoinbaseStub();
    private final TradingVenue trading = venue.trading();

    @AfterEach
    void close() {
        venue.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, 0, OPEN",
        "QUEUED, 0, OPEN",
        "OPEN, 0.001, OPEN",
        "CANCEL_QUEUED, 0.001, OPEN",
        "EDIT_QUEUED, 0.001, OPEN",
        "FILLED, 0.003, FILLED",
        "CANCELLED, 0.001, CANCELLED",
        "EXPIRED, 0, CANCELLED",
        "FAILED, 0, REJECTED",
        "FAILED, 0.001, CANCELLED",
        "A_STATUS_OF_TOMORROW, 0, OPEN"
    })
    void eachStatusIsRead(String status, String filled, OrderReport.Status expected) throws Exception {
        venue.answer("orders/historical/0000-000000-000000", ORDER.formatted(status, filled, "STOP_PENDING"));
        OrderReport order = order();
        assertThat(order.status()).isEqualTo(expected);
        assertThat(order.filledQuantity()).isEqualByComparingTo(filled);
    }

    @Test
    void aStopHasItsTriggerItsLimitAndItsTime() throws Exception {
        venue.answer("orders/historical/0000-000000-000000", ORDER.formatted("OPEN", "0", "STOP_PENDING"));
        OrderReport order = order();
        assertThat(order.clientId()).isEqualTo("p1-s");
        assertThat(order.side()).isEqualTo(OrderSide.SELL);
        assertThat(order.quantity()).isEqualByComparingTo("0.003");
        assertThat(order.limit().orElseThrow()).isEqualByComparingTo("9990");
        assertThat(order.trigger().orElseThrow()).isEqualByComparingTo("10000");
        assertThat(order.triggered()).isFalse();
        assertThat(order.filledQuote()).isEqualByComparingTo("10.5");
        assertThat(order.changedAt()).isEqualTo(1_622_457_000_123L);

        venue.answer("orders/historical/0000-000000-000000", ORDER.formatted("OPEN", "0", "STOP_TRIGGERED"));
        assertThat(order().triggered()).isTrue();
    }

    private OrderReport order() throws Exception {
        return trading.order(BTC, new OrderReference("p1-s", Optional.of("0000-000000-000000"), Optional.empty()))
                .orElseThrow();
    }

    /** Before it is acknowledged among the orders since its time, afterwards by the id that is stored with its intent. */
    @Test
    void anAcknowledgedIntentIsLookedUpByTheVenuesId() {
        venue.answer("orders/historical/batch", "{\"orders\": [], \"has_next\": false, \"cursor\": \"\"}");
        long now = CoinbaseStub.NOW.toEpochMilli();
        Intent entry = new Intent(
                "e1",
                1,
                Intent.Kind.ENTRY,
                OrderSide.BUY,
                now,
                BigDecimal.ONE,
                Optional.of(BigDecimal.TEN),
                Optional.empty(),
                Optional.empty(),
                now,
                now + 5_000,
                IdempotencyPolicy.TOKEN,
                Intent.Status.CLAIMED,
                List.of());
        Broker broker = venue.broker();

        assertThat(broker.find(BTC, entry).isFound()).isFalse();
        OrderReport known = CoinbaseOrderMapper.accepted(order(NewOrder.Type.IMMEDIATE), "o1", now);
        assertThat(broker.find(BTC, entry.withReports(List.of(known), List.of()))
                        .isFound())
                .isFalse();

        assertThat(venue.arrivals().get(0)).startsWith("orders/historical/batch?");
        assertThat(venue.arrivals().get(1)).isEqualTo("orders/historical/o1");
    }

    @Test
    void theTimeOfALookUpIsInclusiveAndAMinuteEarlier() throws Exception {
        venue.answer("orders/historical/batch", "{\"orders\": [], \"has_next\": false, \"cursor\": \"\"}");
        assertThat(trading.order(BTC, new OrderReference("e1", Optional.empty(), Optional.of(CoinbaseStub.NOW))))
                .isEmpty();
        assertThat(venue.arrivals())
                .containsExactly(
                        "orders/historical/batch?product_ids=BTC-USD&limit=250&start_date=2026-11-20T11%3A59%3A30Z");
    }

    /** A correction is not booked, an amount in the quote currency is turned into the base asset, another product ignored. */
    @Test
    void onlyFillsOfTheProductAreBooked() throws Exception {
        String fill = """
                {"entry_id": "%s", "trade_id": "1", "order_id": "o1", "trade_time": "2021-05-31T09:59:59.000Z",
                 "trade_type": "%s", "price": "20000", "size": "%s", "commission": "0.5", "product_id": "%s",
                 "sequence_timestamp": "2021-05-31T09:58:59.000Z", "liquidity_indicator": "MAKER",
                 "size_in_quote": %s, "side": "BUY"}""";
        venue.answer(
                "orders/historical/fills",
                "{\"fills\": ["
                        + String.join(
                                ",",
                                fill.formatted("e3", "FILL", "100", "BTC-USD", "true"),
                                fill.formatted("e2", "REVERSAL", "0.1", "BTC-USD", "false"),
                                fill.formatted("e1", "FILL", "0.1", "ETH-USD", "false"))
                        + "], \"cursor\": \"next\"}",
                "{\"fills\": [" + fill.formatted("e0", "FILL", "0.1", "BTC-USD", "false") + "], \"cursor\": \"\"}");

        List<VenueFill> fills = trading.fills(BTC, "o1");

        assertThat(fills).extracting(each -> each.fill().tradeId()).containsExactly("e0", "e3");
        assertThat(fills.get(1).fill().quantity()).isEqualByComparingTo("0.005");
        assertThat(fills.get(1).fill().feeAsset()).isEqualTo("USD");
        assertThat(fills.get(1).maker()).isTrue();
        assertThat(venue.arrivals()).last().asString().endsWith("&cursor=next");
    }

    @Test
    void balancesAreSummedOverPagesWithoutVaults() throws Exception {
        String account = """
                {"uuid": "%s", "currency": "BTC", "type": "%s", "available_balance": {"value": "1.5", "currency": "BTC"},
                 "hold": {"value": "0.25", "currency": "BTC"}}""";
        venue.answer(
                "accounts",
                "{\"accounts\": [" + account.formatted("a", "ACCOUNT_TYPE_CRYPTO")
                        + "], \"has_next\": true, \"cursor\": \"789\"}",
                "{\"accounts\": [" + account.formatted("b", "ACCOUNT_TYPE_VAULT") + ","
                        + account.formatted("c", "ACCOUNT_TYPE_CRYPTO") + "], \"has_next\": false, \"cursor\": \"\"}");
        Balances.Balance held = trading.balances().of("BTC");
        assertThat(held.free()).isEqualByComparingTo("3");
        assertThat(held.locked()).isEqualByComparingTo("0.5");
        assertThat(venue.arrivals()).containsExactly("accounts?limit=250", "accounts?limit=250&cursor=789");
    }

    @Test
    void aKeyThatMayTransferIsSeen() throws Exception {
        venue.answer("key_permissions", "{\"can_view\": true, \"can_trade\": true, \"can_transfer\": true}");
        assertThat(trading.keyRights()).contains(new KeyRights(true, true, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            online | ""                        | OPEN
            online | "cancel_only": true,      | CANCEL_ONLY
            online | "post_only": true,        | CANCEL_ONLY
            online | "trading_disabled": true, | CLOSED
            online | "is_disabled": true,      | CLOSED
            online | "view_only": true,        | CLOSED
            online | "auction_mode": true,     | CLOSED
            offline | ""                       | CLOSED
            delisted | ""                      | CLOSED
            tomorrow | ""                      | UNKNOWN
            """, quoteCharacter = '\'')
    void eachMarketStatusIsRead(String status, String flag, MarketStatus expected) throws Exception {
        product(status, flag.equals("\"\"") ? "" : flag);
        assertThat(trading.instrument(BTC).status()).isEqualTo(expected);
    }

    @Test
    void anInstrumentHasItsIncrementsAndStopsWithALimitOnly() throws Exception {
        product("online", "\"limit_only\": true,");
        VenueInstrument instrument = trading.instrument(BTC);
        assertThat(instrument.filters().tickSize()).isEqualByComparingTo("0.01");
        assertThat(instrument.filters().stepSize()).isEqualByComparingTo("0.00000001");
        assertThat(instrument.filters().minNotional()).isEqualByComparingTo("1");
        assertThat(instrument.filters().maxQuantity()).isEqualByComparingTo("3400");
        assertThat(instrument.orderKinds())
                .containsExactlyInAnyOrder(OrderKind.LIMIT, OrderKind.POST_ONLY, OrderKind.STOP_LIMIT);
    }

    private void product(String status, String flag) {
        venue.answer(
                "market/products/BTC-USD",
                "{\"product_id\": \"BTC-USD\", \"product_type\": \"SPOT\", \"base_increment\": \"0.00000001\","
                        + " \"quote_increment\": \"0.01\", \"price_increment\": \"0.01\", \"quote_min_size\": \"1\","
                        + " \"base_min_size\": \"0.00000001\", \"base_max_size\": \"3400\", " + flag
                        + " \"status\": \"" + status + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "true, '', true",
        "false, DUPLICATE_CANCEL_REQUEST, true",
        "false, UNKNOWN_CANCEL_ORDER, false",
        "false, ORDER_IS_FULLY_FILLED, false"
    })
    void theResultOfACancellationIsRead(boolean success, String reason, boolean found) throws Exception {
        cancelled(success, reason);
        assertThat(trading.cancel(BTC, resting()).isFound()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "COMMANDER_REJECTED_CANCEL_ORDER, REJECTED",
        "INVALID_CANCEL_REQUEST, REJECTED",
        "UNKNOWN_CANCEL_FAILURE_REASON, OUTCOME_UNKNOWN"
    })
    void aRefusedCancellationIsAnError(String reason, Kind kind) {
        cancelled(false, reason);
        Exception failure = catchThrowableOfType(Exception.class, () -> trading.cancel(BTC, resting()));
        assertThat(new CoinbaseAdapter().errors().explain("cancel", failure).kind())
                .isEqualTo(kind);
    }

    private void cancelled(boolean success, String reason) {
        venue.answer(
                "orders/batch_cancel",
                "{\"results\": [{\"success\": " + success + ", \"failure_reason\": \"" + reason
                        + "\", \"order_id\": \"o1\"}]}");
    }

    private static OrderReport resting() {
        return CoinbaseOrderMapper.accepted(order(NewOrder.Type.POST_ONLY), "o1", 0);
    }

    /** The response to an order has its id only. One that trades at once cannot rest, so that its fills are waited for. */
    @ParameterizedTest
    @CsvSource({"IMMEDIATE, ENDED", "MARKET, ENDED", "POST_ONLY, OPEN"})
    void anOrderThatTradesAtOnceHasEnded(NewOrder.Type type, OrderReport.Status expected) throws Exception {
        venue.answer("orders", "{\"success\": true, \"success_response\": {\"order_id\": \"o1\"}, \"a\": 1}");
        OrderReport placed =
                trading.place(BTC, order(type), new Signing(0, 5_000)).orders().get(0);
        assertThat(placed.status()).isEqualTo(expected);
        assertThat(placed.venueId()).isEqualTo("o1");
    }

    @Test
    void theReasonOfARefusalIsTheOneThatNamesOne() {
        venue.answer("orders", """
                {"success": false, "failure_reason": "UNKNOWN_FAILURE_REASON", "order_id": "", "error_response":
                 {"error": "UNKNOWN_FAILURE_REASON", "message": "", "error_details": "",
                  "preview_failure_reason": "PREVIEW_INSUFFICIENT_FUND"}}""");
        CoinbaseException refused = catchThrowableOfType(
                CoinbaseException.class, () -> trading.place(BTC, order(NewOrder.Type.MARKET), new Signing(0, 5_000)));
        assertThat(refused.code()).isEqualTo("PREVIEW_INSUFFICIENT_FUND");
    }

    private static NewOrder order(NewOrder.Type type) {
        return new NewOrder(
                "e1",
                OrderSide.BUY,
                type,
                BigDecimal.ONE,
                type == NewOrder.Type.MARKET ? Optional.empty() : Optional.of(BigDecimal.TEN),
                Optional.empty(),
                false);
    }
}

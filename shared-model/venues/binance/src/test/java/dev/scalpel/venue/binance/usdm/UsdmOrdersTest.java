package dev.scalpel.venue.binance.usdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.TradingRefusedException;
import dev.scalpel.venue.trading.VenueBroker;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact request of each order, and what is read from each documented response. */
class UsdmOrdersTest {

    private static final String ORDER = "/fapi/v1/order";
    private static final String ALGO = "/fapi/v1/algoOrder";

    private final UsdmStub venue = new UsdmStub();
    private final VenueBroker broker = broker("");

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void anEntryIsALimitOrderThatTradesAtOnce() {
        venue.answer("POST " + ORDER, UsdmPayloads.order("e1", 22542179, "EXPIRED", "0.020", "0.012", "1.2000"));

        Placement placed = broker.send(UsdmStub.BTC, entry("e1"));

        assertThat(sent())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("symbol", "BTCUSDT"),
                        Map.entry("side", "BUY"),
                        Map.entry("quantity", "0.020"),
                        Map.entry("price", "3000.0"),
                        Map.entry("type", "LIMIT"),
                        Map.entry("timeInForce", "IOC"),
                        Map.entry("newClientOrderId", "e1"),
                        Map.entry("newOrderRespType", "RESULT"),
                        Map.entry("recvWindow", "5000"),
                        Map.entry("timestamp", String.valueOf(UsdmStub.NOW.toEpochMilli()))));
        assertThat(venue.last().what()).isEqualTo("POST " + ORDER);
        assertThat(venue.last().key()).isEqualTo(UsdmStub.KEY);
        assertThat(venue.last().query().get("signature")).matches("[0-9a-f]{64}");
        assertThat(placed.orders()).singleElement().satisfies(order -> {
            assertThat(order.venueId()).isEqualTo("22542179");
            assertThat(order.status()).isEqualTo(Status.CANCELLED);
            assertThat(order.filledQuantity()).isEqualByComparingTo("0.012");
            assertThat(order.filledQuote()).isEqualByComparingTo("1.2");
            assertThat(order.limit()).contains(new BigDecimal("101.00"));
            assertThat(order.changedAt()).isEqualTo(1795176030100L);
        });
    }

    @Test
    void aMakerEntryNeverTradesAtOnce() {
        venue.answer("POST " + ORDER, UsdmPayloads.order("e1", 1, "NEW", "0.020", "0", "0"));
        broker("execution:\n  entry: maker\n").send(UsdmStub.BTC, entry("e1"));
        assertThat(sent()).containsEntry("type", "LIMIT").containsEntry("timeInForce", "GTX");
    }

    @Test
    void anExitIsAMarketOrderThatOnlyReduces() {
        venue.answer("POST " + ORDER, UsdmPayloads.order("x1", 1, "FILLED", "0.020", "0.020", "2"));
        broker.send(UsdmStub.BTC, intent("x1", Intent.Kind.EXIT, null, null, null));
        assertThat(sent())
                .containsEntry("type", "MARKET")
                .containsEntry("reduceOnly", "true")
                .doesNotContainKeys("price", "timeInForce");
    }

    @Test
    void aStopAndItsTargetAreConditionalOrdersThatOnlyReduce() {
        Intent protection = intent("p1", Intent.Kind.PROTECTION, null, "2900", "3200");
        venue.answer("POST " + ALGO, UsdmPayloads.algo("p1-s", "STOP_MARKET", "NEW", ""));

        OrderReport stop = broker.send(UsdmStub.BTC, protection).orders().get(0);

        assertThat(sent())
                .containsAllEntriesOf(Map.of(
                        "algoType", "CONDITIONAL",
                        "type", "STOP_MARKET",
                        "clientAlgoId", "p1-s",
                        "triggerPrice", "2900.0",
                        "workingType", "CONTRACT_PRICE",
                        "reduceOnly", "true",
                        "quantity", "0.020"));
        assertThat(sent()).doesNotContainKeys("newClientOrderId", "closePosition", "price");
        assertThat(stop.venueId()).isEqualTo("algo-2146760");
        assertThat(stop.status()).isEqualTo(Status.OPEN);
        assertThat(stop.trigger()).contains(new BigDecimal("95.50"));
        assertThat(stop.limit()).isEmpty();
        assertThat(stop.triggered()).isFalse();

        venue.answer("POST " + ALGO, UsdmPayloads.algo("p1-t", "TAKE_PROFIT_MARKET", "NEW", ""));
        OrderReport target =
                broker.sendTarget(UsdmStub.BTC, protection).orders().get(0);

        assertThat(sent())
                .containsEntry("type", "TAKE_PROFIT_MARKET")
                .containsEntry("clientAlgoId", "p1-t")
                .containsEntry("triggerPrice", "3200.0")
                .containsEntry("reduceOnly", "true");
        assertThat(target.isStop()).isFalse();
        assertThat(target.limit()).contains(new BigDecimal("95.50"));
    }

    @Test
    void aTriggeredStopIsReportedWithTheFillsOfTheOrderThatItBecame() {
        venue.answer("GET " + ALGO, UsdmPayloads.algo("p1-s", "STOP_MARKET", "FINISHED", "777"));
        venue.answer("GET " + ORDER, UsdmPayloads.order("whatever", 777, "FILLED", "0.010", "0.010", "0.9550"));

        OrderReport stop = found("p1").get(0);

        assertThat(stop.clientId()).isEqualTo("p1-s");
        assertThat(stop.venueId()).isEqualTo("777");
        assertThat(stop.status()).isEqualTo(Status.FILLED);
        assertThat(stop.triggered()).isTrue();
        assertThat(stop.filledQuantity()).isEqualByComparingTo("0.010");
        assertThat(stop.filledQuote()).isEqualByComparingTo("0.955");
        assertThat(venue.last().query()).containsEntry("orderId", "777").containsEntry("symbol", "BTCUSDT");
    }

    /** Look-ups lag behind: the order exists, and until it is found nothing is known of its fills. */
    @Test
    void aTriggeredStopWhoseOrderIsNotYetFoundIsOpen() {
        venue.answer("GET " + ALGO, UsdmPayloads.algo("p1-s", "STOP_MARKET", "TRIGGERED", "777"));
        venue.answer("GET " + ORDER, UsdmPayloads.error(-2013, "Order does not exist."));
        OrderReport stop = found("p1").get(0);
        assertThat(stop.status()).isEqualTo(Status.OPEN);
        assertThat(stop.triggered()).isTrue();
        assertThat(stop.filledQuantity()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, OPEN, false",
        "TRIGGERING, OPEN, true",
        "CANCELED, CANCELLED, true",
        "EXPIRED, CANCELLED, true",
        "REJECTED, REJECTED, true",
        "FINISHED, CANCELLED, true",
        "PONDERING, OPEN, true"
    })
    void aConditionalOrderWithoutAnOrderOfItsOwnHasItsOwnStatus(String algoStatus, Status expected, boolean triggered) {
        venue.answer("GET " + ALGO, UsdmPayloads.algo("p1-s", "STOP_MARKET", algoStatus, ""));
        OrderReport stop = found("p1").get(0);
        assertThat(stop.status()).isEqualTo(expected);
        assertThat(stop.triggered()).isEqualTo(triggered);
    }

    @Test
    void aStopThatWasCancelledBeforeItsTriggerHasNotBeenTriggered() {
        venue.answer(
                "GET " + ALGO,
                UsdmPayloads.algo("p1-s", "STOP_MARKET", "CANCELED", "")
                        .replace("\"triggerTime\": 1795176029400", "\"triggerTime\": 0"));
        assertThat(found("p1").get(0).triggered()).isFalse();
    }

    @Test
    void whatTheVenueDoesNotKnowIsNotFound() {
        venue.answer("GET " + ALGO, UsdmPayloads.error(-2013, "Order does not exist."));
        venue.answer("GET " + ORDER, UsdmPayloads.error(-2013, "Order does not exist."));
        assertThat(found("p1")).isEmpty();
        assertThat(broker.find(UsdmStub.BTC, entry("e1")).isFound()).isFalse();
        assertThat(venue.last().query()).containsEntry("origClientOrderId", "e1");
    }

    @Test
    void openOrdersAreThoseOfBothServices() {
        venue.answer("GET /fapi/v1/openOrders", "[" + UsdmPayloads.order("m1", 5, "NEW", "1", "0", "0") + "]");
        venue.answer(
                "GET /fapi/v1/openAlgoOrders",
                "[" + UsdmPayloads.algo("p1-s", "STOP_MARKET", "NEW", "") + ","
                        + UsdmPayloads.algo("p1-t", "TAKE_PROFIT_MARKET", "NEW", "") + "]");
        assertThat(broker.openOrders(UsdmStub.BTC))
                .extracting(OrderReport::clientId)
                .containsExactly("m1", "p1-s", "p1-t");
    }

    @Test
    void aConditionalOrderIsCancelledByItsIdAndThenReportedCancelled() {
        venue.answer("GET " + ALGO, UsdmPayloads.algo("p1-s", "STOP_MARKET", "NEW", ""));
        venue.answer("DELETE " + ALGO, """
                {"algoId": 2146760, "clientAlgoId": "p1-s", "code": "200", "msg": "success"}""");
        OrderReport stop = found("p1").get(0);

        Placement cancelled = broker.cancel(UsdmStub.BTC, stop);

        assertThat(venue.last().what()).isEqualTo("DELETE " + ALGO);
        assertThat(sent()).containsEntry("algoId", "2146760");
        assertThat(cancelled.orders()).extracting(OrderReport::status).containsExactly(Status.CANCELLED);
        venue.answer("DELETE " + ALGO, UsdmPayloads.error(-2011, "Unknown order sent."));
        assertThat(broker.cancel(UsdmStub.BTC, stop).isFound()).isFalse();
    }

    @Test
    void anOrderIsCancelledByItsIdAndACancelThatIsRefusedForAnotherReasonIsAnError() {
        venue.answer("GET " + ORDER, UsdmPayloads.order("m1", 5, "NEW", "1", "0", "0"));
        OrderReport order = broker.find(UsdmStub.BTC, entry("m1")).orders().get(0);
        venue.answer("DELETE " + ORDER, UsdmPayloads.order("m1", 5, "CANCELED", "1", "0.5", "50"));
        assertThat(broker.cancel(UsdmStub.BTC, order).orders().get(0).filledQuantity())
                .isEqualByComparingTo("0.5");
        assertThat(sent()).containsEntry("orderId", "5");

        venue.answer("DELETE " + ORDER, UsdmPayloads.error(-1102, "Mandatory parameter 'symbol' was not sent."));
        assertThatThrownBy(() -> broker.cancel(UsdmStub.BTC, order)).isInstanceOf(VenueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, OPEN",
        "PARTIALLY_FILLED, OPEN",
        "FILLED, FILLED",
        "CANCELED, CANCELLED",
        "EXPIRED, CANCELLED",
        "EXPIRED_IN_MATCH, CANCELLED",
        "REJECTED, REJECTED",
        "PONDERING, OPEN"
    })
    void anOrderHasTheStatusThatTheVenueReports(String status, Status expected) {
        venue.answer("GET " + ORDER, UsdmPayloads.order("e1", 5, status, "1", "0", "0"));
        assertThat(broker.find(UsdmStub.BTC, entry("e1")).orders().get(0).status())
                .isEqualTo(expected);
    }

    @Test
    void aRefusedOrderHasTheKindOfItsCode() {
        venue.answer("POST " + ORDER, UsdmPayloads.error(-2019, "Margin is insufficient."));
        VenueException refused =
                catchThrowableOfType(VenueException.class, () -> broker.send(UsdmStub.BTC, entry("e1")));
        assertThat(refused.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refused).hasMessageContaining("-2019").hasMessageContaining("Margin is insufficient");
    }

    @Test
    void aKeyWithoutTheRightToTradeFuturesSendsNothing() {
        venue.answer("GET /sapi/v1/account/apiRestrictions", """
                {"ipRestrict": true, "enableWithdrawals": false, "enableInternalTransfer": false,
                 "permitsUniversalTransfer": false, "enableFutures": false, "enableSpotAndMarginTrading": true}""");
        assertThatThrownBy(() -> broker("").send(UsdmStub.BTC, intent("x1", Intent.Kind.EXIT, null, null, null)))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("the key may not trade");
    }

    private List<OrderReport> found(String id) {
        return broker.find(UsdmStub.BTC, intent(id, Intent.Kind.PROTECTION, null, "2900", null))
                .orders();
    }

    private Map<String, String> sent() {
        Map<String, String> query = new java.util.TreeMap<>(venue.last().query());
        query.remove("signature");
        return query;
    }

    /** Its margin is already prepared. */
    private VenueBroker broker(String more) {
        venue.answer("GET /fapi/v1/accountConfig", """
                {"feeTier": 0, "canTrade": true, "dualSidePosition": false, "multiAssetsMargin": false}""");
        venue.answer("GET /fapi/v1/symbolConfig", """
                [{"symbol": "BTCUSDT", "marginType": "ISOLATED", "isAutoAddMargin": false, "leverage": 1,
                  "maxNotionalValue": "1000000"}]""");
        VenueBroker connected = venue.broker(more);
        connected.prepareMargin(UsdmStub.BTC, 1);
        return connected;
    }

    private static Intent entry(String id) {
        return intent(id, Intent.Kind.ENTRY, "3000.0", null, null);
    }

    private static Intent intent(String id, Intent.Kind kind, String price, String trigger, String target) {
        return new Intent(
                id,
                1,
                kind,
                kind == Intent.Kind.ENTRY ? OrderSide.BUY : OrderSide.SELL,
                UsdmStub.NOW.toEpochMilli(),
                new BigDecimal("0.020"),
                amount(price),
                amount(trigger == null ? null : trigger + ".0"),
                amount(target == null ? null : target + ".0"),
                UsdmStub.NOW.toEpochMilli(),
                UsdmStub.NOW.toEpochMilli() + 5_000,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
    }

    private static Optional<BigDecimal> amount(String text) {
        return Optional.ofNullable(text).map(BigDecimal::new);
    }
}

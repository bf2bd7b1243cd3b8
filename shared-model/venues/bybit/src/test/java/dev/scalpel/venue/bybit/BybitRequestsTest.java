package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests of each intent and their signatures, against recordings of ccxt 4.5.84 with the same keys and the same time. */
class BybitRequestsTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Signing SIGNING = new Signing(BybitStub.NOW, BybitStub.NOW + 5_000);

    private final BybitStub venue = new BybitStub();

    @AfterEach
    void close() {
        venue.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"timeInForce\":\"IOC\",\"orderLinkId\":\"e1\",\"price\":\"101.5\",\"category\":\"spot\",\"qty\":\"2\"}|1b284ba402f625b110f1fe425242ea52b2f7a7f9c94e08166ac4a37edb475443",
                "{\"symbol\":\"BTCUSDT\",\"orderFilter\":\"Order\",\"orderId\":\"17\",\"category\":\"spot\"}|7188bd610854cb0bda956a97eefbedc2776b52ec37e439104e0c12c23a2f06e1",
                "category=spot&symbol=BTCUSDT&orderLinkId=e1|cd85fd654cda940e9da159d6964c07d521825c9222d3e03caa3c78fd244f8c34",
                "accountType=UNIFIED|e1a81592ebce231f651b7fa50afc56fce46a2f91a675550fff034ae0d1450cd7"
            })
    void aSignatureIsThatOfCcxt(String payload, String signature) {
        BybitSigned signed = new BybitSigned(
                BybitHttp.of(
                        venue.connection(),
                        venue.connection().address().loopback().orElseThrow()),
                venue.connection().clock(),
                BybitStub.credentials(),
                5_000);
        assertThat(signed.sign(BybitStub.NOW + BybitStub.KEY + "5000" + payload))
                .isEqualTo(signature);
    }

    @Test
    void anEntryIsALimitOrderThatTradesAtOnceOrEnds() throws Exception {
        place(order("e1", OrderSide.BUY, NewOrder.Type.IMMEDIATE, "2", "101.5", null));
        assertThat(venue.last().method()).isEqualTo("POST");
        assertThat(venue.last().path()).isEqualTo("/v5/order/create");
        assertThat(venue.last().parameters())
                .containsAllEntriesOf(Map.of(
                        "symbol",
                        "BTCUSDT",
                        "side",
                        "Buy",
                        "orderType",
                        "Limit",
                        "timeInForce",
                        "IOC",
                        "orderLinkId",
                        "e1",
                        "price",
                        "101.5",
                        "category",
                        "spot",
                        "qty",
                        "2"))
                .containsEntry("isLeverage", "0")
                .containsEntry("orderFilter", "Order")
                .hasSize(10);
    }

    @Test
    void aMakerEntryIsPostOnly() throws Exception {
        place(order("m1", OrderSide.BUY, NewOrder.Type.POST_ONLY, "2", "99.5", null));
        assertThat(venue.last().parameters())
                .containsAllEntriesOf(Map.of(
                        "symbol",
                        "BTCUSDT",
                        "side",
                        "Buy",
                        "orderType",
                        "Limit",
                        "timeInForce",
                        "PostOnly",
                        "orderLinkId",
                        "m1",
                        "price",
                        "99.5",
                        "category",
                        "spot",
                        "qty",
                        "2"));
    }

    @Test
    void anExitIsAMarketOrderInTheBaseAsset() throws Exception {
        place(order("x1", OrderSide.SELL, NewOrder.Type.MARKET, "1.998", null, null));
        assertThat(venue.last().parameters())
                .containsAllEntriesOf(Map.of(
                        "symbol",
                        "BTCUSDT",
                        "side",
                        "Sell",
                        "orderType",
                        "Market",
                        "orderLinkId",
                        "x1",
                        "category",
                        "spot",
                        "marketUnit",
                        "baseCoin",
                        "qty",
                        "1.998"))
                .doesNotContainKeys("price", "timeInForce", "triggerPrice");
    }

    @Test
    void aStopHoldsWhatItSells() throws Exception {
        place(order("p1-s", OrderSide.SELL, NewOrder.Type.STOP_MARKET, "1.998", null, "95"));
        assertThat(venue.last().parameters())
                .containsAllEntriesOf(Map.of(
                        "symbol",
                        "BTCUSDT",
                        "side",
                        "Sell",
                        "orderType",
                        "Market",
                        "orderFilter",
                        "tpslOrder",
                        "orderLinkId",
                        "p1-s",
                        "category",
                        "spot",
                        "marketUnit",
                        "baseCoin",
                        "qty",
                        "1.998",
                        "triggerDirection",
                        "2",
                        "triggerPrice",
                        "95"));
    }

    @Test
    void aStopWithALimitHasBothPrices() throws Exception {
        place(order("p2-s", OrderSide.SELL, NewOrder.Type.STOP_LIMIT, "1.998", "94", "95"));
        assertThat(venue.last().parameters())
                .containsAllEntriesOf(Map.of(
                        "symbol",
                        "BTCUSDT",
                        "side",
                        "Sell",
                        "orderType",
                        "Limit",
                        "orderFilter",
                        "tpslOrder",
                        "orderLinkId",
                        "p2-s",
                        "price",
                        "94",
                        "category",
                        "spot",
                        "qty",
                        "1.998",
                        "triggerPrice",
                        "95"));
    }

    @Test
    void aBuyingStopWaitsForARise() {
        assertThat(BybitOrderRequests.stopDirection(OrderSide.BUY)).isEqualTo(1);
    }

    @Test
    void aRequestIsValidForAsLongAsItsIntentSays() throws Exception {
        venue.trading()
                .place(BTC, order("e1", OrderSide.BUY, NewOrder.Type.IMMEDIATE, "2", "101.5", null), new Signing(1_000, 3_500));
        assertThat(venue.last().headers())
                .containsEntry("X-BAPI-API-KEY", BybitStub.KEY)
                .containsEntry("X-BAPI-TIMESTAMP", "1000")
                .containsEntry("X-BAPI-RECV-WINDOW", "2500")
                .containsKey("X-BAPI-SIGN");
    }

    @Test
    void anOrderIsSoughtAmongTheRecentOnesAndThenInTheHistory() throws Exception {
        venue.results("{\"list\":[]}", "{\"list\":[" + BybitOrderMapperTest.row("e1", "Filled") + "]}");
        assertThat(venue.trading().order(BTC, "e1")).isPresent();
        assertThat(venue.arrivals())
                .extracting(BybitStub.Arrival::path)
                .containsExactly("/v5/order/realtime", "/v5/order/history");
        assertThat(venue.last().parameters())
                .isEqualTo(Map.of("category", "spot", "symbol", "BTCUSDT", "orderLinkId", "e1"));
    }

    @Test
    void pagesAreFollowedToTheEndAndFillsAreInTheSequenceOfTheirTimes() throws Exception {
        venue.results(
                "{\"nextPageCursor\":\"2\",\"list\":[" + fill("3", 30) + "," + fill("2", 20) + "]}",
                "{\"nextPageCursor\":\"\",\"list\":[" + fill("1", 10) + "]}");
        assertThat(venue.trading().fills(BTC, "17"))
                .extracting(fill -> fill.fill().tradeId())
                .containsExactly("1", "2", "3");
        assertThat(venue.last().parameters())
                .isEqualTo(Map.of(
                        "category",
                        "spot",
                        "symbol",
                        "BTCUSDT",
                        "execType",
                        "Trade",
                        "limit",
                        "100",
                        "orderId",
                        "17",
                        "cursor",
                        "2"));
    }

    @Test
    void aLongSpanOfFillsIsReadInWeeks() throws Exception {
        long week = 7 * 86_400_000L;
        venue.trading().fillsSince(BTC, 0, 2 * week);
        assertThat(venue.arrivals())
                .extracting(arrival -> arrival.parameters().get("startTime") + "-"
                        + arrival.parameters().get("endTime"))
                .containsExactly("0-" + (week - 1), week + "-" + (2 * week - 1), 2 * week + "-" + 2 * week);
    }

    private static String fill(String id, long time) {
        return "{\"execId\":\"" + id + "\",\"orderId\":\"17\",\"side\":\"Buy\",\"isMaker\":false,\"execTime\":\"" + time
                + "\",\"execPrice\":\"100\",\"execQty\":\"0.5\",\"execFee\":\"0.0005\",\"feeCurrency\":\"BTC\"}";
    }

    private void place(NewOrder order) throws Exception {
        venue.results("{\"orderId\":\"17\",\"orderLinkId\":\"" + order.clientId() + "\"}");
        assertThat(venue.trading().place(BTC, order, SIGNING).orders())
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.isOpen()).isTrue();
                    assertThat(report.venueId()).isEqualTo("17");
                });
    }

    private static NewOrder order(String id, OrderSide side, NewOrder.Type type, String quantity, String limit, String trigger) {
        return new NewOrder(
                id,
                side,
                type,
                new BigDecimal(quantity),
                Optional.ofNullable(limit).map(BigDecimal::new),
                Optional.ofNullable(trigger).map(BigDecimal::new),
                side == OrderSide.SELL);
    }
}

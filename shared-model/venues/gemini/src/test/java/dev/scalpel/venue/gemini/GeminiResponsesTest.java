package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the documents, and what has been seen besides them. */
class GeminiResponsesTest {

    private final GeminiStub venue = new GeminiStub();

    @AfterEach
    void close() {
        venue.close();
    }

    /** "Create New Order", "Limit Order". */
    @Test
    void aLiveOrderThatHasFilledInPart() throws Exception {
        OrderReport order = report("""
                {"order_id": "106817811", "id": "106817811", "symbol": "BTCUSD", "exchange": "gemini",
                 "avg_execution_price": "3632.8508430064554", "side": "buy", "type": "exchange limit",
                 "timestamp": "1547220404", "timestampms": 1547220404836, "is_live": true, "is_cancelled": false,
                 "is_hidden": false, "was_forced": false, "executed_amount": "3.7567928949",
                 "remaining_amount": "1.2432071051", "client_order_id": "20190110-4738721", "options": [],
                 "price": "3633.00", "original_amount": "5"}""");

        assertThat(order.clientId()).isEqualTo("20190110-4738721");
        assertThat(order.venueId()).isEqualTo("106817811");
        assertThat(order.status()).isEqualTo(OrderReport.Status.OPEN);
        assertThat(order.filledQuantity()).isEqualByComparingTo("3.7567928949");
        assertThat(order.triggered()).isTrue();
        assertThat(order.changedAt()).isEqualTo(1547220404836L);
    }

    /** "Create New Order", "Stop-Limit Order": without the id that was sent and without what remains. */
    @Test
    void aStopWhoseResponseNamesLess() throws Exception {
        OrderReport stop = report("""
                {"order_id": "7419662", "id": "7419662", "symbol": "BTCUSD", "exchange": "gemini",
                 "avg_execution_price": "0.00", "side": "buy", "type": "stop-limit", "timestamp": "1572378649",
                 "timestampms": 1572378649018, "is_live": true, "is_cancelled": false, "is_hidden": false,
                 "was_forced": false, "executed_amount": "0", "options": [], "stop_price": "10400.00",
                 "price": "10500.00", "original_amount": "0.01"}""");

        assertThat(stop.clientId()).isEqualTo("sent");
        assertThat(stop.isStop()).isTrue();
        assertThat(stop.triggered()).isFalse();
        assertThat(stop.trigger()).contains(new BigDecimal("10400.00"));
        assertThat(stop.limit()).contains(new BigDecimal("10500.00"));
    }

    /** "Get Order Status", "Include Trades Response": the value is that of the trades, not of a rounded average. */
    @Test
    void anOrderWithItsTradesIsExact() throws Exception {
        OrderReport order = report("""
                {"avg_execution_price": "22728.94", "exchange": "gemini", "executed_amount": "0.0219983861",
                 "id": "17379712927", "is_cancelled": false, "is_hidden": false, "is_live": false, "options": [],
                 "order_id": "17379712927", "remaining_amount": "0", "original_amount": "0.0219983861", "side": "buy",
                 "symbol": "btcusd", "timestamp": "1608229172", "timestampms": 1608229172627, "trades": [
                   {"aggressor": true, "amount": "0.0119983861", "exchange": "gemini", "fee_amount": "0.25",
                    "fee_currency": "USD", "order_id": "17379712927", "price": "22728.93", "tid": 17379712930,
                    "timestamp": 1608229172, "timestampms": 1608229172628, "type": "Buy"},
                   {"aggressor": true, "amount": "0.01", "exchange": "gemini", "fee_amount": "0.20",
                    "fee_currency": "USD", "order_id": "17379712927", "price": "22728.95", "tid": 17379712931,
                    "timestamp": 1608229172, "timestampms": 1608229172629, "type": "Buy"},
                   {"aggressor": true, "amount": "9", "exchange": "gemini", "fee_amount": "9", "break": "full",
                    "fee_currency": "USD", "order_id": "17379712927", "price": "1.00", "tid": 17379712932,
                    "timestamp": 1608229172, "timestampms": 1608229172999, "type": "Buy"}],
                 "type": "market buy", "was_forced": false, "price": "23000.00"}""");

        assertThat(order.status()).isEqualTo(OrderReport.Status.FILLED);
        assertThat(order.filledQuote())
                .isEqualByComparingTo(new BigDecimal("22728.93")
                        .multiply(new BigDecimal("0.0119983861"))
                        .add(new BigDecimal("227.2895")));
        assertThat(order.changedAt()).isEqualTo(1608229172629L);
    }

    /** The executed amount may be shown before the trades that it consists of: then its value is that of the average. */
    @Test
    void anOrderWithAPartOfItsTradesHasTheValueOfAllThatWasExecuted() throws Exception {
        String trade = "{\"aggressor\": true, \"amount\": \"1\", \"fee_amount\": \"0\", \"fee_currency\": \"USD\","
                + " \"order_id\": \"1\", \"price\": \"99\", \"tid\": 7, \"timestampms\": 2, \"type\": \"Sell\"}";
        String part = order(false, false, 5).replaceFirst("\\{", "{\"trades\": [" + trade + "], ");
        assertThat(report(part).filledQuantity()).isEqualByComparingTo("5");
        assertThat(report(part).filledQuote()).isEqualByComparingTo("500");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, 0, OPEN",
        "true,  false, 2, OPEN",
        "false, false, 5, FILLED",
        "false, true,  0, CANCELLED",
        "false, true,  2, CANCELLED",
        "false, true,  5, FILLED",
        // Seen after HTTP 406, InsufficientFunds: hummingbot, pull request 8027.
        "false, false, 0, REJECTED",
        "false, false, 2, CANCELLED",
    })
    void whatAnOrderIsFollowsFromTwoFlagsAndItsAmounts(
            boolean live, boolean cancelled, int executed, OrderReport.Status status) throws Exception {
        assertThat(report(order(live, cancelled, executed)).status()).isEqualTo(status);
    }

    /** No field says that a stop has triggered: what it has filled says so. */
    @Test
    void aStopThatHasFilledInPartHasTriggered() throws Exception {
        String stop = order(true, false, 2)
                .replace("\"exchange limit\"", "\"exchange stop limit\"")
                .replace("\"price\"", "\"stop_price\": \"110.00\", \"price\"");
        assertThat(report(stop).triggered()).isTrue();
        assertThat(report(stop.replace("\"executed_amount\": \"2\"", "\"executed_amount\": \"0\""))
                        .triggered())
                .isFalse();
    }

    /** "Get Symbol Details": its tick size is that of quantities. */
    @Test
    void anInstrumentHasItsIncrementsTheOtherWayRoundThanTheirNamesSay() throws Exception {
        VenueInstrument instrument = venue.market().instruments().orElseThrow().read(GeminiStub.BTC);

        assertThat(instrument.filters())
                .isEqualTo(new VenueFilters(
                                new BigDecimal("0.01"),
                                new BigDecimal("0.00000001"),
                                new BigDecimal("0.00001"),
                                new BigDecimal("1000000000000"),
                                BigDecimal.ZERO)
                        .plain());
        assertThat(instrument.orderKinds())
                .containsExactlyInAnyOrder(OrderKind.LIMIT, OrderKind.POST_ONLY, OrderKind.STOP_LIMIT);
        assertThat(instrument.instrument().shortable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "open, OPEN",
        "limit_only, OPEN",
        "cancel_only, CANCEL_ONLY",
        "post_only, CANCEL_ONLY",
        "closed, CLOSED",
        "resting, UNKNOWN"
    })
    void eachStatusOfAMarketIsKnownOrUnknown(String word, MarketStatus status) throws Exception {
        venue.answer("/v1/symbols/details/btcusd", GeminiStub.DETAILS.replace("\"open\"", "\"" + word + "\""));
        assertThat(venue.market()
                        .instruments()
                        .orElseThrow()
                        .read(GeminiStub.BTC)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aPerpetualOrAPairThatOnlySharesTheNameIsNotListed() {
        venue.answer("/v1/symbols/details/btcusd", GeminiStub.DETAILS.replace("\"spot\"", "\"swap\""));
        requireNotListed(GeminiStub.BTC);
        venue.answer("/v1/symbols/details/btcusd", GeminiStub.DETAILS);
        requireNotListed(Symbol.parse("BT/CUSD"));
    }

    private void requireNotListed(Symbol symbol) {
        assertThatThrownBy(() -> venue.market().instruments().orElseThrow().read(symbol))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_LISTED));
    }

    /** "Get Notional Trading Volume": of orders over the API, and a rebate is no fee. */
    @Test
    void theCommissionIsThatOfTheApi() {
        venue.answer("/v1/notionalvolume", """
                {"web_maker_fee_bps": 25, "web_taker_fee_bps": 35, "api_maker_fee_bps": -2, "api_taker_fee_bps": 35,
                 "fix_maker_fee_bps": 10, "notional_30d_volume": 150.00, "date": "2019-02-28"}""");

        assertThat(venue.broker("").commission(GeminiStub.BTC))
                .contains(new AccountFee(BigDecimal.ZERO, new BigDecimal("0.0035"), Optional.empty()));
        assertThat(venue.only("/v1/notionalvolume").payload().path("symbol").asText())
                .isEqualTo("btcusd");
    }

    /** "Get Available Balances". */
    @Test
    void whatIsNotAvailableIsLocked() {
        venue.answer("/v1/balances", """
                [{"type": "exchange", "currency": "BTC", "amount": "5.0", "available": "4.5",
                  "availableForWithdrawal": "4.5", "_timestamp": "2024-03-16T00:00:00.000000Z"}]""");
        assertThat(venue.broker("").balances().of("BTC").free()).isEqualByComparingTo("4.5");
        assertThat(venue.broker("").balances().of("BTC").locked()).isEqualByComparingTo("0.5");
    }

    /** An order book of which one side is empty has no price for an exit: the market is as good as closed. */
    @Test
    void aBookWithoutASideHasNoQuote() {
        venue.answer("/v1/book/btcusd", "{\"bids\": [], \"asks\": [{\"price\": \"3607.86\", \"amount\": \"1\"}]}");
        assertThatThrownBy(() -> venue.broker("").quote(GeminiStub.BTC))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.MARKET_CLOSED));
    }

    private static OrderReport report(String json) throws Exception {
        return GeminiOrderMapper.report(GeminiHttp.JSON.readValue(json, GeminiRows.Order.class), "sent");
    }

    private static String order(boolean live, boolean cancelled, int executed) {
        return "{\"order_id\": \"1\", \"symbol\": \"btcusd\", \"avg_execution_price\": \"100\", \"side\": \"sell\","
                + " \"type\": \"exchange limit\", \"timestampms\": 1, \"is_live\": " + live + ", \"is_cancelled\": "
                + cancelled + ", \"executed_amount\": \"" + executed + "\", \"price\": \"100.00\","
                + " \"original_amount\": \"5\"}";
    }
}

package dev.scalpel.localexchange.oanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.faults.StaleRead;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders as the stand-in accepts, fills, rejects and cancels them: shapes and reasons are those of oanda/v20-openapi. */
class OandaOrdersTest extends OandaFixture {

    @Test
    void aMarketOrderIsCreatedAndFilledInOneAnswer() {
        Reply reply = order("'type': 'MARKET', 'instrument': 'USD_JPY', 'units': '1000', 'timeInForce': 'FOK',"
                        + " 'positionFill': 'DEFAULT', 'clientExtensions': {'id': 'o1', 'tag': 't'}")
                .require(201);

        assertThat(reply.at("/orderCreateTransaction/type")).isEqualTo("MARKET_ORDER");
        assertThat(reply.at("/orderCreateTransaction/clientExtensions/tag")).isEqualTo("t");
        assertThat(reply.at("/orderFillTransaction/reason")).isEqualTo("MARKET_ORDER");
        assertThat(reply.at("/orderFillTransaction/clientOrderID")).isEqualTo("o1");
        assertThat(reply.at("/orderFillTransaction/units")).isEqualTo("1000");
        assertThat(reply.at("/orderFillTransaction/price")).isEqualTo("98.000");
        assertThat(reply.at("/orderFillTransaction/tradeOpened/units")).isEqualTo("1000");
        assertThat(reply.at("/orderFillTransaction/orderID")).isEqualTo(reply.at("/orderCreateTransaction/id"));
        assertThat(reply.json().at("/relatedTransactionIDs").size()).isEqualTo(2);
        assertThat(reply.at("/lastTransactionID")).isEqualTo(reply.at("/orderFillTransaction/id"));
        assertThat(reply.raw().headers().firstValue("RequestID")).isPresent();
        assertThat(reply.raw().headers().firstValue("Date")).contains("Tue, 17 Nov 2026 12:00:30 GMT");
    }

    /** 1,000 dollars gain 2 yen each, and one yen is 0.8 / 100 EUR. */
    @Test
    void profitIsInTheAccountsCurrencyByTheRateOfTheFill() {
        buy(1000);
        clock.advance(Duration.ofSeconds(25));
        Reply reply = order("'type': 'MARKET', 'instrument': 'USD_JPY', 'units': '-1000'");
        assertThat(reply.at("/orderFillTransaction/price")).isEqualTo("100.000");
        assertThat(reply.at("/orderFillTransaction/pl")).isEqualTo("16.0000");
        assertThat(reply.at("/orderFillTransaction/gainQuoteHomeConversionFactor"))
                .isEqualTo("0.008");
        assertThat(reply.at("/orderFillTransaction/homeConversionFactors/gainQuoteHome/factor"))
                .isEqualTo("0.008");
        assertThat(reply.at("/orderFillTransaction/homeConversionFactors/lossQuoteHome/factor"))
                .isEqualTo(reply.at("/orderFillTransaction/lossQuoteHomeConversionFactor"));
        assertThat(reply.at("/orderFillTransaction/homeConversionFactors/gainBaseHome/factor"))
                .isEqualTo("0.8");
        assertThat(reply.at("/orderFillTransaction/accountBalance")).isEqualTo("10016.0000");
        assertThat(reply.at("/orderFillTransaction/tradesClosed/0/realizedPL")).isEqualTo("16.0000");
        assertThat(get("/summary").at("/account/balance")).isEqualTo("10016.0000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIMIT | 'instrument': 'USD_JPY', 'units': '10', 'price': '90', 'timeInForce': 'GTD', 'gtdTime': '2026-11-17T12:00:29Z' | TIME_IN_FORCE_GTD_TIMESTAMP_IN_PAST",
                "LIMIT | 'instrument': 'USD_JPY', 'units': '10', 'price': '90', 'timeInForce': 'GTD' | TIME_IN_FORCE_GTD_TIMESTAMP_MISSING",
                "LIMIT | 'instrument': 'USD_JPY', 'units': '10' | PRICE_MISSING",
                "LIMIT | 'instrument': 'USD_JPY', 'units': '10', 'price': '90.0001' | PRICE_PRECISION_EXCEEDED",
                "LIMIT | 'instrument': 'USD_JPY', 'units': '10.5', 'price': '90' | UNITS_PRECISION_EXCEEDED",
                "LIMIT | 'instrument': 'USD_JPY', 'units': '0', 'price': '90' | UNITS_INVALID",
                "LIMIT | 'instrument': 'USD_JPY', 'price': '90' | UNITS_MISSING",
                "LIMIT | 'instrument': 'USD_JPY', 'units': '99999999', 'price': '90' | UNITS_LIMIT_EXCEEDED",
                "LIMIT | 'instrument': 'XXX_YYY', 'units': '10', 'price': '90' | INSTRUMENT_UNKNOWN",
                "LIMIT | 'units': '10', 'price': '90' | INSTRUMENT_MISSING",
                "MARKET | 'instrument': 'USD_JPY', 'units': '10', 'timeInForce': 'GTC' | TIME_IN_FORCE_INVALID",
                "MARKET | 'instrument': 'USD_JPY', 'units': '10', 'positionFill': 'CLOSE' | ORDER_FILL_POSITION_ACTION_INVALID",
                "STOP_LOSS | 'tradeID': '99', 'price': '90' | TRADE_DOESNT_EXIST"
            })
    void anOrderIsRejectedWithItsReason(String type, String fields, String reason) {
        Reply reply = order("'type': '" + type + "', " + fields.strip()).require(400);
        assertThat(reply.at("/errorCode")).isEqualTo(reason);
        assertThat(reply.at("/orderRejectTransaction/type")).isEqualTo(type + "_ORDER_REJECT");
        assertThat(reply.at("/orderRejectTransaction/rejectReason")).isEqualTo(reason);
        assertThat(exchange.orders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type': 'ICEBERG', 'instrument': 'USD_JPY', 'units': '10'",
                "'type': 'MARKET', 'instrument': 'USD_JPY', 'units': 10",
                "'type': 'MARKET', 'instrument': 'USD_JPY', 'units': 'ten'",
                "'type': 'MARKET', 'instrument': 'USD_JPY', 'unit': '10'",
                "'type': 'MARKET', 'instrument': 'USD_JPY', 'units': '10', 'clientExtensions': {'ID': 'x'}"
            })
    void anOrderOfAnotherShapeIsInvalid(String fields) {
        assertThat(order(fields).require(400).at("/errorMessage")).startsWith("Invalid value specified for 'order.");
        assertThat(get("/transactions/sinceid?id=2").json().at("/transactions")).isEmpty();
    }

    @Test
    void aClientIdBelongsToOneOpenOrderAndToAnotherAfterwards() {
        String resting = "'type': 'LIMIT', 'instrument': 'USD_JPY', 'units': '10', 'price': '90',"
                + " 'clientExtensions': {'id': 'o1'}";
        String id = order(resting).require(201).at("/orderCreateTransaction/id");
        assertThat(get("/orders/@o1").require(200).at("/order/id")).isEqualTo(id);
        assertThat(order(resting).require(400).at("/errorCode")).isEqualTo("CLIENT_ORDER_ID_ALREADY_EXISTS");

        Reply cancelled = put("/orders/@o1/cancel", "").require(200);

        assertThat(cancelled.at("/orderCancelTransaction/reason")).isEqualTo("CLIENT_REQUEST");
        assertThat(get("/orders/@o1").require(404).at("/errorCode")).isEqualTo("NO_SUCH_ORDER");
        assertThat(get("/orders/" + id).require(200).at("/order/state")).isEqualTo("CANCELLED");
        Reply again = put("/orders/" + id + "/cancel", "").require(404);
        assertThat(again.at("/errorCode")).isEqualTo("ORDER_DOESNT_EXIST");
        assertThat(again.at("/orderCancelRejectTransaction/type")).isEqualTo("ORDER_CANCEL_REJECT");
        order(resting).require(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type': 'MARKET', 'units': '10', 'priceBound': '97' | BOUNDS_VIOLATION",
                "'type': 'MARKET', 'units': '-10', 'positionFill': 'REDUCE_ONLY' | POSITION_CLOSEOUT_FAILED",
                "'type': 'MARKET', 'units': '9000000' | INSUFFICIENT_MARGIN",
                "'type': 'LIMIT', 'units': '10', 'price': '97', 'timeInForce': 'IOC' | TIME_IN_FORCE_EXPIRED"
            })
    void whatDoesNotFillAtOnceIsCreatedAndCancelled(String fields, String reason) {
        Reply reply = order("'instrument': 'USD_JPY', " + fields.strip()).require(201);
        assertThat(reply.at("/orderCancelTransaction/reason")).isEqualTo(reason);
        assertThat(reply.json().has("orderFillTransaction")).isFalse();
        assertThat(exchange.position("USD_JPY")).isZero();
    }

    @Test
    void aStopLossOnFillIsAnOrderOfTheTradeAndEndsWithIt() {
        Reply reply = order("'type': 'MARKET', 'instrument': 'USD_JPY', 'units': '10',"
                        + " 'stopLossOnFill': {'price': '97', 'clientExtensions': {'id': 's1'}}")
                .require(201);
        String trade = reply.at("/orderFillTransaction/tradeOpened/tradeID");
        Reply stop = get("/orders/@s1").require(200);
        assertThat(stop.at("/order/type")).isEqualTo("STOP_LOSS");
        assertThat(stop.at("/order/tradeID")).isEqualTo(trade);
        assertThat(order("'type': 'STOP_LOSS', 'tradeID': '" + trade + "', 'price': '96'")
                        .require(400)
                        .at("/errorCode"))
                .isEqualTo("STOP_LOSS_ORDER_ALREADY_EXISTS");

        Reply closed = put("/trades/" + trade + "/close", "{'units': 'ALL'}").require(200);

        assertThat(closed.at("/orderFillTransaction/reason")).isEqualTo("MARKET_ORDER_TRADE_CLOSE");
        assertThat(get("/orders/" + stop.at("/order/id")).at("/order/state")).isEqualTo("CANCELLED");
        assertThat(get("/trades/" + trade).at("/trade/state")).isEqualTo("CLOSED");
    }

    @Test
    void aHaltedMarketCancelsWhatTradesAtOnceAndKeepsWhatRests() {
        clock.setTo(Instant.parse("2026-11-20T22:00:00Z"));
        assertThat(get("/pricing?instruments=USD_JPY")
                        .json()
                        .at("/prices/0/tradeable")
                        .asBoolean())
                .isFalse();
        Reply market = order("'type': 'MARKET', 'instrument': 'USD_JPY', 'units': '10'")
                .require(201);
        assertThat(market.at("/orderCancelTransaction/reason")).isEqualTo("MARKET_HALTED");
        order("'type': 'LIMIT', 'instrument': 'USD_JPY', 'units': '10', 'price': '200'")
                .require(201);
        assertThat(get("/pendingOrders").json().at("/orders")).hasSize(1);
        assertThat(exchange.position("USD_JPY")).isZero();
    }

    @Test
    void anAccountWithoutMarginIsClosedOut() {
        order("'type': 'MARKET', 'instrument': 'USD_JPY', 'units': '300000'").require(201);
        exchange.transfer(new BigDecimal("-5400"));

        assertThat(exchange.position("USD_JPY")).isZero();
        Reply rows = get("/transactions/sinceid?id=4");
        assertThat(rows.at("/transactions/1/marginCloseout/reason")).isEqualTo("MARGIN_CHECK_VIOLATION");
        assertThat(rows.at("/transactions/2/reason")).isEqualTo("MARKET_ORDER_MARGIN_CLOSEOUT");
    }

    @Test
    void anOrderIsNotFoundForAWhileAfterItWasCreated() {
        exchange.delayReads(StaleRead.NEW_ORDERS, Duration.ofSeconds(2));
        String id = buy(10).at("/orderCreateTransaction/id");
        assertThat(get("/orders/" + id).require(404).at("/errorCode")).isEqualTo("NO_SUCH_ORDER");
        clock.advance(Duration.ofSeconds(2));
        assertThat(get("/orders/" + id).require(200).at("/order/state")).isEqualTo("FILLED");
    }
}

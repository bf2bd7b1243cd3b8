package dev.scalpel.localexchange.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class UsdmTradingTest extends FuturesFixture {

    @Test
    void aPurchaseOpensALongWithItsInitialMargin() throws Exception {
        JsonNode order = market("BUY", "2");

        assertThat(order.get("status").asText()).isEqualTo("FILLED");
        assertNumber(order.get("executedQty"), "2");
        assertThat(order.has("avgPrice")).isFalse();
        JsonNode risk = risk();
        assertNumber(risk.get("positionAmt"), "2");
        assertNumber(risk.get("entryPrice"), "100");
        assertNumber(risk.get("isolatedWallet"), "20");
        assertThat(risk.get("marginType").asText()).isEqualTo("isolated");
        // 5 bp of 200.
        assertThat(exchange.walletBalance("USDT")).isEqualByComparingTo("9999.9");
        // (200 - 20 - 0) / (2 - 2 x .004)
        assertNumber(risk.get("liquidationPrice"), "90.36144578");
    }

    @Test
    void anAcknowledgementReportsTheOrderBeforeItFilled() throws Exception {
        JsonNode order = order("BUY", "MARKET", "quantity", "1");

        assertThat(order.get("status").asText()).isEqualTo("NEW");
        assertNumber(order.get("executedQty"), "0");
        JsonNode found = ok(
                "GET",
                "/fapi/v1/order",
                "symbol",
                SYMBOL,
                "orderId",
                order.get("orderId").asText());
        assertThat(found.get("status").asText()).isEqualTo("FILLED");
        assertNumber(found.get("avgPrice"), "100");
        assertNumber(found.get("cumQuote"), "100");
    }

    @Test
    void aSaleBeyondTheLongTurnsIntoAShort() throws Exception {
        market("BUY", "2");
        at(1, 0);
        market("SELL", "3");

        // Bought at 100, sold at 101: 2 x 1 of profit; one is short at 101 with 10.1 of margin.
        assertThat(exchange.fills().get(1).realised()).isEqualByComparingTo("2");
        assertThat(exchange.position(TestBars.BTC).quantity()).isEqualByComparingTo("-1");
        assertThat(exchange.position(TestBars.BTC).entryPrice()).isEqualByComparingTo("101");
        assertThat(exchange.position(TestBars.BTC).isolatedWallet()).isEqualByComparingTo("10.1");
        assertBooksAgree();
    }

    @Test
    void aPartOfAPositionTakesItsShareOfCostAndMarginWithIt() throws Exception {
        market("BUY", "1");
        at(1, 0);
        market("BUY", "2");
        at(2, 0);
        market("SELL", "1");

        // Cost 100 + 202 = 302; a third of it is 100.66666667 (rounded), the rest stays with the rest.
        BigDecimal realised = exchange.fills().get(2).realised();
        assertThat(realised).isEqualByComparingTo("1.33333333");
        assertThat(exchange.position(TestBars.BTC).cost()).isEqualByComparingTo("201.33333333");
        at(3, 0);
        market("SELL", "2");
        assertThat(exchange.fills().get(3).realised()).isEqualByComparingTo("4.66666667");
        assertThat(exchange.position(TestBars.BTC).cost()).isEqualByComparingTo("0");
        assertThat(exchange.position(TestBars.BTC).isolatedWallet()).isEqualByComparingTo("0");
        assertBooksAgree();
    }

    @Test
    void aRestingOrderFillsAsAMakerWhenThePriceTradesThroughIt() throws Exception {
        limit("BUY", "1", "98.00");
        at(0, 45);
        assertThat(exchange.fills()).isEmpty();
        limit("BUY", "1", "99.50");
        at(1, 30);

        // The second bar's low is 99: below 99.5 by more than a tick.
        assertThat(exchange.fills()).hasSize(1);
        assertThat(exchange.fills().get(0).maker()).isTrue();
        assertThat(exchange.fills().get(0).price()).isEqualByComparingTo("99.5");
        assertThat(exchange.fills().get(0).fee()).isEqualByComparingTo("0.0199");
    }

    @Test
    void aReduceOnlyOrderClosesAtMostThePosition() throws Exception {
        market("BUY", "1");
        JsonNode order = market("SELL", "5", "reduceOnly", "true");

        assertNumber(order.get("executedQty"), "1");
        assertThat(order.get("status").asText()).isEqualTo("EXPIRED");
        assertThat(exchange.position(TestBars.BTC).isOpen()).isFalse();
    }

    @Test
    void aRestingReduceOnlyOrderEndsWithThePosition() throws Exception {
        market("BUY", "1");
        JsonNode target = limit("SELL", "1", "103.00", "reduceOnly", "true");
        market("SELL", "1");

        JsonNode found = ok(
                "GET",
                "/fapi/v1/order",
                "symbol",
                SYMBOL,
                "orderId",
                target.get("orderId").asText());
        assertThat(found.get("status").asText()).isEqualTo("EXPIRED");
    }
}

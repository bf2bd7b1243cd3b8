package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceOrderMapperTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "PENDING_NEW,WAITING,OPEN",
        "NEW,OPEN,OPEN",
        "PARTIALLY_FILLED,OPEN,OPEN",
        "PENDING_CANCEL,OPEN,OPEN",
        "FILLED,FILLED,FILLED",
        "CANCELED,CANCELLED,CANCELLED",
        "EXPIRED,CANCELLED,CANCELLED",
        "EXPIRED_IN_MATCH,CANCELLED,CANCELLED",
        "REJECTED,REJECTED,REJECTED"
    })
    void everyStatusIsMapped(String reported, OrderReport.Status status, Intent.Status intent) throws Exception {
        OrderReport view = BinanceOrderMapper.report(order(reported, "\"isWorking\": true"));
        assertThat(view.status()).isEqualTo(status);
        assertThat(view.intentStatus()).isEqualTo(intent);
        assertThat(view.isOpen()).isEqualTo(intent == Intent.Status.OPEN);
    }

    @Test
    void anUnknownStatusMayStillFill() throws Exception {
        assertThat(BinanceOrderMapper.report(order("PONDERING", "\"isWorking\": true"))
                        .isOpen())
                .isTrue();
    }

    @Test
    void theResponseToAnOrderHasItsFills() throws Exception {
        BinanceResponses.Order answer = order("FILLED", """
                "fills": [{"price": "95.5", "qty": "0.4", "commission": "0.01", "commissionAsset": "USDT", "tradeId": 56,
                           "newer": true}]""");
        assertThat(BinanceOrderMapper.fills(answer)).singleElement().satisfies(fill -> {
            assertThat(fill.venueOrderId()).isEqualTo("7");
            assertThat(fill.side()).isEqualTo(OrderSide.SELL);
            assertThat(fill.maker()).isFalse();
            assertThat(fill.fill())
                    .isEqualTo(new Fill(
                            "56", 5, new BigDecimal("95.5"), new BigDecimal("0.4"), new BigDecimal("0.01"), "USDT"));
        });
        assertThat(BinanceOrderMapper.fills(order("NEW", "\"isWorking\": true")))
                .isEmpty();
    }

    @Test
    void aStopIsTriggeredOnceItWorks() throws Exception {
        assertThat(BinanceOrderMapper.report(order("NEW", "\"isWorking\": false"))
                        .triggered())
                .isFalse();
        assertThat(BinanceOrderMapper.report(order("NEW", "\"isWorking\": true"))
                        .triggered())
                .isTrue();
        assertThat(BinanceOrderMapper.report(order("NEW", "\"workingTime\": -1"))
                        .triggered())
                .isFalse();
        assertThat(BinanceOrderMapper.report(order("NEW", "\"workingTime\": 1763000000000"))
                        .triggered())
                .isTrue();
    }

    private static BinanceResponses.Order order(String status, String working) throws JsonProcessingException {
        return JSON.readValue("""
                {"clientOrderId": "p1-s", "orderId": 7, "orderListId": 3, "side": "SELL", "status": "%s",
                 "origQty": "1.00000000", "executedQty": "0.00000000", "cummulativeQuoteQty": "0.00000000",
                 "price": "96.00000000", "stopPrice": "97.00000000", "updateTime": 5, "unknown": {}, %s}""".formatted(status, working), BinanceResponses.Order.class);
    }
}

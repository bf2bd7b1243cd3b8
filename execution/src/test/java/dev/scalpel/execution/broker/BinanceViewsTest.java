package dev.scalpel.execution.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.VenueFilters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchange.binance.dto.meta.exchangeinfo.Filter;

class BinanceViewsTest {

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
    void everyStatusHasItsMeaning(String told, OrderView.Status status, Intent.Status intent) throws Exception {
        OrderView view = BinanceViews.view(order(told, "\"isWorking\": true"));
        assertThat(view.status()).isEqualTo(status);
        assertThat(view.intentStatus()).isEqualTo(intent);
        assertThat(view.isOpen()).isEqualTo(intent == Intent.Status.OPEN);
    }

    @Test
    void aStatusThatNobodyKnowsIsNoAnswer() {
        assertThatThrownBy(() -> BinanceViews.view(order("PONDERING", "\"isWorking\": true")))
                .hasMessage("the venue tells a status that nobody knows: PONDERING");
    }

    @Test
    void aStopIsTriggeredOnceItWorks() throws Exception {
        assertThat(BinanceViews.view(order("NEW", "\"isWorking\": false")).triggered())
                .isFalse();
        assertThat(BinanceViews.view(order("NEW", "\"isWorking\": true")).triggered())
                .isTrue();
        assertThat(BinanceViews.view(order("NEW", "\"workingTime\": -1")).triggered())
                .isFalse();
        assertThat(BinanceViews.view(order("NEW", "\"workingTime\": 1763000000000"))
                        .triggered())
                .isTrue();
    }

    @Test
    void filtersTakeTheStricterOfLimitAndMarketLots() throws Exception {
        VenueFilters filters = BinanceViews.filters(filters("""
                [{"filterType": "PRICE_FILTER", "tickSize": "0.01000000"},
                 {"filterType": "LOT_SIZE", "minQty": "0.00001000", "maxQty": "9000.00000000", "stepSize": "0.00001000"},
                 {"filterType": "MARKET_LOT_SIZE", "minQty": "0.00002000", "maxQty": "81.5", "stepSize": "0.00000000"},
                 {"filterType": "NOTIONAL", "minNotional": "5.00000000"}]"""));

        assertThat(filters.tickSize().toPlainString()).isEqualTo("0.01");
        assertThat(filters.stepSize().toPlainString()).isEqualTo("0.00001");
        assertThat(filters.minQuantity()).isEqualByComparingTo("0.00002");
        assertThat(filters.maxQuantity()).isEqualByComparingTo("81.5");
        assertThat(filters.minNotional()).isEqualByComparingTo("5");
    }

    @Test
    void filtersOfOlderKindsAreUnderstood() throws Exception {
        VenueFilters filters = BinanceViews.filters(filters("""
                [{"filterType": "PRICE_FILTER", "tickSize": "10"},
                 {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "9000", "stepSize": "1"},
                 {"filterType": "MARKET_LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": "0"},
                 {"filterType": "MIN_NOTIONAL", "minNotional": "10"}]"""));

        assertThat(filters.tickSize().toPlainString()).isEqualTo("10");
        assertThat(filters.maxQuantity()).isEqualByComparingTo("9000");
        assertThat(filters.minNotional()).isEqualByComparingTo("10");
    }

    @Test
    void anAnswerWithoutTickOrLotIsNone() {
        assertThatThrownBy(() -> BinanceViews.filters(filters("[{\"filterType\": \"PRICE_FILTER\"}]")))
                .hasMessage("exchangeInfo must tell LOT_SIZE");
    }

    private static Filter[] filters(String json) throws JsonProcessingException {
        return JSON.readValue(json, Filter[].class);
    }

    private static BinanceRows.Order order(String status, String working) throws JsonProcessingException {
        return JSON.readValue("""
                {"clientOrderId": "p1-s", "orderId": 7, "orderListId": 3, "side": "SELL", "status": "%s",
                 "origQty": "1.00000000", "executedQty": "0.00000000", "cummulativeQuoteQty": "0.00000000",
                 "price": "96.00000000", "stopPrice": "97.00000000", "updateTime": 5, "unknown": {}, %s}""".formatted(status, working), BinanceRows.Order.class);
    }
}

package dev.scalpel.venue.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrderPricingTest {

    private static final VenueFilters FILTERS = new VenueFilters(
            new BigDecimal("0.01"),
            new BigDecimal("0.001"),
            new BigDecimal("0.001"),
            new BigDecimal("1000"),
            new BigDecimal("5"));
    private static final Quote QUOTE = new Quote(new BigDecimal("100.00"), new BigDecimal("100.10"));

    @Test
    void aMarketableLimitIsBeyondTheBookByAtMostTheIncrement() {
        BigDecimal three = new BigDecimal("3");
        // 100.10 + 3 bp = 100.13003; 100.00 − 3 bp = 99.97.
        assertThat(OrderPricing.marketable(OrderSide.BUY, QUOTE, three, FILTERS))
                .isEqualByComparingTo("100.13");
        assertThat(OrderPricing.marketable(OrderSide.SELL, QUOTE, three, FILTERS))
                .isEqualByComparingTo("99.97");
        assertThat(OrderPricing.marketable(OrderSide.BUY, QUOTE, BigDecimal.ZERO, FILTERS))
                .isEqualByComparingTo("100.10");
    }

    @Test
    void anIncrementBelowATickStillTrades() {
        assertThat(OrderPricing.marketable(OrderSide.BUY, QUOTE, new BigDecimal("0.5"), FILTERS))
                .isEqualByComparingTo("100.10");
    }

    @Test
    void aMakerOrderRestsAtItsOwnSide() {
        assertThat(OrderPricing.maker(OrderSide.BUY, QUOTE, FILTERS)).isEqualByComparingTo("100.00");
        assertThat(OrderPricing.maker(OrderSide.SELL, QUOTE, FILTERS)).isEqualByComparingTo("100.10");
    }

    @Test
    void stopsAndTargetsAreRoundedToTheBetterTick() {
        assertThat(OrderPricing.trigger(OrderSide.SELL, 97.123, FILTERS)).isEqualByComparingTo("97.13");
        assertThat(OrderPricing.trigger(OrderSide.BUY, 97.127, FILTERS)).isEqualByComparingTo("97.12");
        assertThat(OrderPricing.target(OrderSide.SELL, 103.001, FILTERS)).isEqualByComparingTo("103.01");
        assertThat(OrderPricing.target(OrderSide.BUY, 103.009, FILTERS)).isEqualByComparingTo("103.00");
        assertThat(OrderPricing.target(OrderSide.SELL, 103.01, FILTERS)).isEqualByComparingTo("103.01");
    }

    @Test
    void theLimitOfAStopIsBeyondItsTriggerByTheOffset() {
        BigDecimal thirty = new BigDecimal("30");
        // 97.13 − 30 bp = 96.83861; + 30 bp = 97.42139.
        assertThat(OrderPricing.stopLimit(OrderSide.SELL, new BigDecimal("97.13"), thirty, FILTERS))
                .isEqualByComparingTo("96.83");
        assertThat(OrderPricing.stopLimit(OrderSide.BUY, new BigDecimal("97.13"), thirty, FILTERS))
                .isEqualByComparingTo("97.43");
    }

    @Test
    void noLimitIsBelowTheFirstTick() {
        assertThat(OrderPricing.stopLimit(OrderSide.SELL, new BigDecimal("0.01"), new BigDecimal("500"), FILTERS))
                .isEqualByComparingTo("0.01");
    }

    @Test
    void aQuotesBidIsNotAboveItsAsk() {
        assertThat(QUOTE.mid()).isEqualByComparingTo("100.05");
        assertThatThrownBy(() -> new Quote(new BigDecimal("2"), new BigDecimal("1")))
                .hasMessage("bid must be > 0 and ask >= bid: 2, 1");
    }
}

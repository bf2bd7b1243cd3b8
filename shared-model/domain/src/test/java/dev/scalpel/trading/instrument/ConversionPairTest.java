package dev.scalpel.trading.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import org.junit.jupiter.api.Test;

class ConversionPairTest {

    @Test
    void theBaseIsTheCurrencyThatMarketsNameFirst() {
        assertThat(ConversionPair.of("EUR", "USD")).contains(new ConversionPair(Symbol.parse("EUR/USD"), false));
        assertThat(ConversionPair.of("USD", "EUR")).contains(new ConversionPair(Symbol.parse("EUR/USD"), true));
        assertThat(ConversionPair.of("JPY", "USD")).contains(new ConversionPair(Symbol.parse("USD/JPY"), true));
    }

    @Test
    void thereIsNoneForOneCurrencyOrAnUnknownOne() {
        assertThat(ConversionPair.of("EUR", "EUR")).isEmpty();
        assertThat(ConversionPair.of("EUR", "XAU")).isEmpty();
        assertThat(ConversionPair.of("XAU", "EUR")).isEmpty();
        assertThat(ConversionPair.currencies()).startsWith("EUR", "GBP").endsWith("JPY");
    }
}

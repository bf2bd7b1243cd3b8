package dev.scalpel.venue.trading;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TradingVenuesTest {

    @Test
    void anUnknownVenueIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> TradingVenues.named("elsewhere"))
                .hasMessage("no venue called 'elsewhere' takes orders; there are: binance");
    }
}

package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {

    @Test
    void acceptsTheSmallestAndTheLargestValidNumbers() {
        new Bar(0, Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_VALUE, 1, 0, 0, 0);
        new Bar(-60_000, 1, 1, 1, 1, Double.MAX_VALUE, Long.MAX_VALUE, Double.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1     | 2 | 3 | 1 | 2 | 5 | 1 | 1   | timestamp must be on a minute: 1",
                "60000 | NaN | 3 | 1 | 2 | 5 | 1 | 1 | prices must be finite: open=NaN high=3.0 low=1.0 close=2.0",
                "60000 | 2 | Infinity | 1 | 2 | 5 | 1 | 1 | prices must be finite: open=2.0 high=Infinity low=1.0 close=2.0",
                "60000 | 2 | 3 | 0 | 2 | 5 | 1 | 1   | prices must be > 0: open=2.0 high=3.0 low=0.0 close=2.0",
                "60000 | 2 | 1 | 3 | 2 | 5 | 1 | 1   | high must be >= low: high=1.0 low=3.0",
                "60000 | 4 | 3 | 1 | 2 | 5 | 1 | 1   | open must lie between low and high: open=4.0 low=1.0 high=3.0",
                "60000 | 2 | 3 | 1 | 0.5 | 5 | 1 | 1 | close must lie between low and high: close=0.5 low=1.0 high=3.0",
                "60000 | 2 | 3 | 1 | 2 | -5 | 1 | 1  | volume must be finite and >= 0: -5.0",
                "60000 | 2 | 3 | 1 | 2 | NaN | 1 | NaN | volume must be finite and >= 0: NaN",
                "60000 | 2 | 3 | 1 | 2 | 5 | -2 | 1  | trades must be >= 0: -2",
                "60000 | 2 | 3 | 1 | 2 | 5 | 1 | 6   | taker_buy_volume must lie between 0 and volume: 6.0 of 5.0",
                "60000 | 2 | 3 | 1 | 2 | 5 | 1 | -1  | taker_buy_volume must lie between 0 and volume: -1.0 of 5.0"
            })
    void rejectsEachViolationWithItsReason(
            long time,
            double open,
            double high,
            double low,
            double close,
            double volume,
            long trades,
            double taker,
            String words) {
        assertThatThrownBy(() -> new Bar(time, open, high, low, close, volume, trades, taker))
                .isInstanceOf(InvalidBarException.class)
                .hasMessage(words)
                .extracting(thrown -> ((InvalidBarException) thrown).openTime())
                .isEqualTo(time);
    }

    @Test
    void aQuietMinuteKeepsThePreviousCloseAndHasNoVolume() {
        assertThat(Bar.quiet(60_000, 7)).isEqualTo(new Bar(60_000, 7, 7, 7, 7, 0, 0, 0));
    }

    @Test
    void knowsWhichValuesTheVenueDoesNotReport() {
        Bar untold = new Bar(0, 1, 1, 1, 1, 5, Bar.UNKNOWN_TRADES, Bar.UNKNOWN_VOLUME);

        assertThat(untold.hasTrades()).isFalse();
        assertThat(untold.hasTakerBuyVolume()).isFalse();
        assertThat(Bar.quiet(0, 1).hasTrades()).isTrue();
        assertThat(Bar.quiet(0, 1).hasTakerBuyVolume()).isTrue();
    }
}

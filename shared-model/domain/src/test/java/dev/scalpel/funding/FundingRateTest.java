package dev.scalpel.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundingRateTest {

    @ParameterizedTest
    @CsvSource({"60000, 60000", "60003, 60000", "59999, 60000", "89999, 60000", "90000, 120000", "-3, 0"})
    void someMillisecondsOffTheMinuteAreOfThatMinute(long millis, long minute) {
        assertThat(FundingRate.near(millis, BigDecimal.ONE.movePointLeft(4)).time())
                .isEqualTo(minute);
    }

    @Test
    void equalRatesAreEqualHoweverTheyAreWritten() {
        assertThat(rate("0.00010")).isEqualTo(rate("1E-4"));
        assertThat(rate("0.000")).isEqualTo(rate("0"));
    }

    @Test
    void ratesAreOrderedByTime() {
        assertThat(rate("0.05")).isLessThan(new FundingRate(120_000, BigDecimal.ZERO));
    }

    @Test
    void aRateInPercentOrWithinAMinuteIsRefused() {
        assertThat(rate("-0.1").rate()).isEqualByComparingTo("-0.1");
        for (String bad : new String[] {"0.1001", "-0.1001"}) {
            assertThatThrownBy(() -> rate(bad)).hasMessage("a funding rate must lie in [-0.1, 0.1]: " + bad);
        }
        assertThatThrownBy(() -> new FundingRate(60_003, BigDecimal.ZERO))
                .hasMessage("the time of a funding must be a full minute: 60003");
    }

    private static FundingRate rate(String rate) {
        return new FundingRate(60_000, new BigDecimal(rate));
    }
}

package dev.scalpel.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingSeriesTest {

    private static final FundingRate FIRST = new FundingRate(60_000, new BigDecimal("0.0001"));
    private static final FundingRate SECOND = new FundingRate(180_000, new BigDecimal("-0.0002"));

    private final FundingSeries series = FundingSeries.of(List.of(FIRST, SECOND));

    @Test
    void aStampIsFoundByTheTimeBeforeIt() {
        assertThat(series.size()).isEqualTo(2);
        assertThat(series.firstAfter(0)).isZero();
        assertThat(series.firstAfter(59_999)).isZero();
        assertThat(series.firstAfter(60_000)).as("not the stamp itself").isEqualTo(1);
        assertThat(series.firstAfter(180_000)).isEqualTo(2);
        assertThat(series.nextAfter(60_000)).isEqualTo(180_000);
        assertThat(series.nextAfter(180_000)).isEqualTo(Long.MAX_VALUE);
        assertThat(series.time(1)).isEqualTo(180_000);
        assertThat(series.rate(1)).isEqualTo(-0.0002);
    }

    @Test
    void noRatesAreTheEmptySeries() {
        assertThat(FundingSeries.of(List.of())).isSameAs(FundingSeries.NONE);
        assertThat(FundingSeries.NONE.isEmpty()).isTrue();
        assertThat(FundingSeries.NONE.nextAfter(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(FundingSeries.NONE).hasToString("FundingSeries[0]");
    }

    @Test
    void seriesOfTheSameRatesAtTheSameTimesAreEqual() {
        FundingSeries again = FundingSeries.of(List.of(FIRST, SECOND));
        FundingSeries otherTime = FundingSeries.of(List.of(FIRST, new FundingRate(240_000, SECOND.rate())));
        FundingSeries otherRate = FundingSeries.of(List.of(FIRST, new FundingRate(180_000, BigDecimal.ZERO)));
        assertThat(series)
                .isEqualTo(again)
                .hasSameHashCodeAs(again)
                .isNotEqualTo(otherTime)
                .isNotEqualTo(otherRate);
        assertThat(series.hash())
                .isEqualTo(again.hash())
                .isNotEqualTo(otherTime.hash())
                .isNotEqualTo(otherRate.hash());
        assertThat(series).hasToString("FundingSeries[2, 60000 to 180000]");
    }

    @Test
    void ratesOutOfOrderAreRefused() {
        assertThatThrownBy(() -> FundingSeries.of(List.of(SECOND, FIRST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("funding rates must be in order of time");
        assertThatThrownBy(() -> FundingSeries.of(List.of(FIRST, FIRST))).isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.scalpel.research.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticFundingTest {

    private static final long EIGHT_HOURS = 480 * Minutes.MILLIS;

    @ParameterizedTest
    @CsvSource({
        // A premium of a twentieth of the move; the interest of 1 bp while it lies between −4 and 6 bp.
        "100, 0.0001",
        "101, 0.0001",
        "101.2, 0.0001",
        "102, 0.0005",
        "99.2, 0.0001",
        "98, -0.0005",
        // At most 30 bp.
        "120, 0.003",
        "80, -0.003"
    })
    void aRateIsThePremiumWithTheInterestLessThePremiumWithinFiveBasisPoints(double close, BigDecimal rate) {
        BarSeries bars = BarSeries.of(bar(0, 100, 100), bar(479, 100, close));

        assertThat(SyntheticFunding.of(bars)).singleElement().satisfies(only -> {
            assertThat(only.time()).isEqualTo(EIGHT_HOURS);
            assertThat(only.rate()).isEqualByComparingTo(rate);
        });
    }

    /** 20 bp of premium; 12, 7.2 and 4.32 are left of it, less 5 bp each while it is above 6. */
    @Test
    void thePremiumReverts() {
        BarSeries bars = BarSeries.of(bar(0, 100, 104), bar(500, 104, 104), bar(1_000, 104, 104), bar(1_919, 104, 104));

        assertThat(SyntheticFunding.of(bars))
                .extracting(rate -> rate.rate().stripTrailingZeros().toPlainString())
                .containsExactly("0.0015", "0.0007", "0.00022", "0.0001");
    }

    @Test
    void aRateFollowsFromBarsBeforeItsTime() {
        BarSeries bars = SyntheticMarket.generate(MarketSpec.of(List.of(Symbol.parse("BTC/USDT")), 0, 3, 7))
                .get(Symbol.parse("BTC/USDT"));
        List<FundingRate> rates = SyntheticFunding.of(bars);

        assertThat(rates).hasSize(9).extracting(FundingRate::time).contains(EIGHT_HOURS, 9 * EIGHT_HOURS);
        assertThat(SyntheticFunding.of(bars.between(0, 4 * EIGHT_HOURS))).isEqualTo(rates.subList(0, 4));
        assertThat(SyntheticFunding.of(bars.between(0, 4 * EIGHT_HOURS - Minutes.MILLIS)))
                .isEqualTo(rates.subList(0, 3));
        assertThat(SyntheticFunding.of(bars, 1))
                .anyMatch(rate -> rate.rate().signum() < 0)
                .anyMatch(rate -> rate.rate().signum() > 0);
    }

    @Test
    void eightHoursWithoutBarsHaveNoFunding() {
        assertThat(SyntheticFunding.of(BarSeries.of(bar(0, 100, 100), bar(1_000, 100, 100))))
                .extracting(FundingRate::time)
                .containsExactly(EIGHT_HOURS);
        assertThat(SyntheticFunding.of(BarSeries.empty())).isEmpty();
    }

    private static Bar bar(int minute, double open, double close) {
        return new Bar(minute * Minutes.MILLIS, open, Math.max(open, close), Math.min(open, close), close, 1, 1, 0.5);
    }
}

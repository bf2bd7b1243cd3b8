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
        // 1 bp, and a twentieth of the move.
        "100, 0.0001",
        "101, 0.0006",
        "99, -0.0004",
        // At most 30 bp.
        "120, 0.003",
        "80, -0.003"
    })
    void longsPayInterestAndATwentiethOfTheRise(double close, BigDecimal rate) {
        BarSeries bars = BarSeries.of(bar(0, 100, 100), bar(479, 100, close));

        assertThat(SyntheticFunding.of(bars)).containsExactly(new FundingRate(EIGHT_HOURS, rate));
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
        assertThat(rates)
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

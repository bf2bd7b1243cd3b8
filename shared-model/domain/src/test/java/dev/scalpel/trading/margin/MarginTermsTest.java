package dev.scalpel.trading.margin;

import static dev.scalpel.trading.margin.SampleTiers.TIERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTermsTest {

    private static final BigDecimal FEE = new BigDecimal("0.0125");

    @ParameterizedTest
    @CsvSource({"1, 1000, 1000", "10, 1000, 100", "3, 100, 33.33333334"})
    void theInitialMarginIsTheNotionalByTheLeverageRoundedUp(int leverage, BigDecimal notional, BigDecimal margin) {
        assertThat(new MarginTerms(leverage, TIERS, FEE).initialMargin(notional))
                .isEqualByComparingTo(margin);
    }

    @Test
    void theLeverageLimitsTheSize() {
        MarginTerms five = new MarginTerms(5, TIERS, FEE);
        assertThat(five.maxNotional()).isEqualByComparingTo("10000");
        assertThat(five.withLeverage(20).maxNotional()).isEqualByComparingTo("1000");
        assertThat(five.withLeverage(20).liquidationFeeRate()).isEqualByComparingTo(FEE);
    }

    @Test
    void theFirstTierLimitsTheLeverage() {
        for (int leverage : new int[] {0, -1, 21}) {
            assertThatThrownBy(() -> new MarginTerms(leverage, TIERS, FEE))
                    .hasMessage("leverage must lie in [1, 20]: " + leverage);
        }
    }

    @Test
    void aFeeIsAShare() {
        assertThat(new MarginTerms(1, TIERS, new BigDecimal("0.1"))).isNotNull();
        assertThat(new MarginTerms(1, TIERS, BigDecimal.ZERO)).isNotNull();
        for (String rate : new String[] {"-0.01", "0.11"}) {
            assertThatThrownBy(() -> new MarginTerms(1, TIERS, new BigDecimal(rate)))
                    .hasMessage("liquidationFeeRate must lie in [0, 0.1]: " + rate);
        }
    }
}

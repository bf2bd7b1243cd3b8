package dev.scalpel.trading.margin;

import static dev.scalpel.trading.margin.SampleTiers.TIERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LiquidationPricesTest {

    private static final LiquidationPrices TEN_TIMES = prices(10);

    @Property(tries = 500)
    void doublesAndExactNumbersGiveTheSamePrices(
            @ForAll PositionSide side,
            @ForAll @DoubleRange(min = 0.01, max = 300) double quantity,
            @ForAll @DoubleRange(min = 0.5, max = 200) double entry,
            @ForAll @DoubleRange(min = 0.01, max = 1.2) double share) {
        double margin = share * quantity * entry;
        IsolatedMargin exact = new IsolatedMargin(
                TIERS, side, BigDecimal.valueOf(quantity), BigDecimal.valueOf(entry), BigDecimal.valueOf(margin));
        double found = TEN_TIMES.liquidationPrice(side, quantity, entry, margin);
        Optional<BigDecimal> price = exact.liquidationPrice();
        assertThat(Double.isNaN(found)).isEqualTo(price.isEmpty());
        price.ifPresent(expected -> assertThat(found).isCloseTo(expected.doubleValue(), within(1e-11 * entry)));
        assertThat(LiquidationPrices.bankruptcyPrice(side, quantity, entry, margin))
                .isCloseTo(exact.bankruptcyPrice().doubleValue(), within(1e-11 * entry));
    }

    @Property(tries = 100)
    void theInitialMarginIsTheSame(
            @ForAll @IntRange(min = 1, max = 20) int leverage,
            @ForAll @DoubleRange(min = 1, max = 9000) double notional) {
        MarginTerms terms = new MarginTerms(leverage, TIERS, BigDecimal.ZERO);
        assertThat(LiquidationPrices.of(terms).initialMargin(notional))
                .isCloseTo(terms.initialMargin(BigDecimal.valueOf(notional)).doubleValue(), within(1e-8));
    }

    @Test
    void marginAndFeeLimitTheNotional() {
        // 100 of margin and 5 of fee.
        assertThat(TEN_TIMES.maxNotional(105, 0.005)).isCloseTo(1000, within(1e-9));
        assertThat(TEN_TIMES.maxNotional(84, 0.005)).isCloseTo(800, within(1e-9));
    }

    @Test
    void theTierLimitsTheNotional() {
        assertThat(TEN_TIMES.maxNotional(5_000, 0)).isEqualTo(1_000);
        assertThat(prices(2).maxNotional(90_000, 0)).isEqualTo(10_000);
    }

    private static LiquidationPrices prices(int leverage) {
        return LiquidationPrices.of(new MarginTerms(leverage, TIERS, BigDecimal.ZERO));
    }
}

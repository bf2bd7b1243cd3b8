package dev.scalpel.trading.margin;

import static dev.scalpel.trading.margin.SampleTiers.TIERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
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
        double notional = quantity * entry;
        IsolatedMargin exact = new IsolatedMargin(
                TIERS,
                side,
                BigDecimal.valueOf(quantity),
                BigDecimal.valueOf(entry),
                BigDecimal.valueOf(share * notional));
        double found = TEN_TIMES.liquidationPrice(side, entry, notional, share);
        double expected = exact.liquidationPrice().map(BigDecimal::doubleValue).orElse(0.0);
        // With a margin of about the notional, rounding decides whether there is a price just above 0.
        assertThat(Double.isNaN(found) ? 0 : found).isCloseTo(expected, within(1e-11 * entry));
        assertThat(MarginRules.bankruptcyPrice(side, entry, share))
                .isCloseTo(exact.bankruptcyPrice().doubleValue(), within(1e-11 * entry));
        assertThat(TEN_TIMES.atNotional(notional).liquidationPrice(side, entry, 0, share))
                .isEqualTo(Double.valueOf(found));
    }

    @Property(tries = 100)
    void theInitialMarginIsTheSame(
            @ForAll @IntRange(min = 1, max = 20) int leverage,
            @ForAll @DoubleRange(min = 1, max = 9000) double notional) {
        MarginTerms terms = new MarginTerms(leverage, TIERS, BigDecimal.ZERO);
        assertThat(LiquidationPrices.of(terms).initialShare() * notional)
                .isCloseTo(terms.initialMargin(BigDecimal.valueOf(notional)).doubleValue(), within(1e-7));
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

    @Test
    void aPositionWithoutSizeIsOfTheFirstTier() {
        // 0.1 less 0.09 is 1 % of 0.909…
        assertThat(TEN_TIMES.liquidationPrice(PositionSide.LONG, 99, 0, 0.1)).isCloseTo(90, within(1e-12));
    }

    /** A tier without an amount of its own, as where two have the same rate. */
    @Test
    void aPositionWithoutSizeIsOfTheFirstTierWhateverTheOthersAre() {
        MarginTiers alike = new MarginTiers(List.of(
                new MarginTier(BigDecimal.ZERO, BigDecimal.TEN, 20, new BigDecimal("0.01"), BigDecimal.ZERO),
                new MarginTier(BigDecimal.TEN, new BigDecimal("50"), 5, new BigDecimal("0.01"), BigDecimal.ZERO)));
        LiquidationPrices prices = LiquidationPrices.of(new MarginTerms(5, alike, BigDecimal.ZERO));
        assertThat(prices.liquidationPrice(PositionSide.LONG, 99, 0, 0.1)).isCloseTo(90, within(1e-12));
    }

    @Test
    void aLongWithItsWholeNotionalAsMarginHasNoLiquidationPrice() {
        assertThat(TEN_TIMES.liquidationPrice(PositionSide.LONG, 100, 0, 1)).isNaN();
        assertThat(TEN_TIMES.liquidationPrice(PositionSide.LONG, 100, 0, 0.99)).isPositive();
    }

    @Test
    void equalTermsGiveEqualRules() {
        assertThat(prices(10)).isEqualTo(TEN_TIMES).hasSameHashCodeAs(TEN_TIMES).isNotEqualTo(prices(9));
        assertThat(TEN_TIMES).doesNotHaveSameHashCodeAs(prices(9));
        assertThat(TEN_TIMES.atNotional(1))
                .isNotEqualTo(TEN_TIMES)
                .doesNotHaveSameHashCodeAs(TEN_TIMES)
                .isEqualTo(prices(10).atNotional(1));
        assertThat(TEN_TIMES.toString()).contains("leverage=10").contains(TIERS.toString());
        assertThat(TEN_TIMES.atNotional(5)).hasToString(TEN_TIMES + " at a notional of 5.0");
    }

    @Test
    void costsWithMarginAreThoseOfAContract() {
        assertThat(Costs.FREE.isContract()).isFalse();
        assertThat(Costs.FREE.withMargin(TEN_TIMES).isContract()).isTrue();
    }

    @Test
    void theFeeIsThatOfTheTerms() {
        MarginTerms terms = new MarginTerms(1, TIERS, new BigDecimal("0.0125"));
        assertThat(LiquidationPrices.of(terms).liquidationFeeRate()).isEqualTo(0.0125);
    }

    @Test
    void withoutMarginNothingIsLimitedOrLiquidated() {
        assertThat(MarginRules.NONE.maxNotional(1, 0.1)).isInfinite();
        assertThat(MarginRules.NONE.liquidationPrice(PositionSide.SHORT, 100, 100, 0))
                .isNaN();
        assertThat(MarginRules.NONE.liquidationFeeRate()).isZero();
        assertThat(MarginRules.NONE.initialShare()).isZero();
        assertThat(MarginRules.NONE.atNotional(5)).isSameAs(MarginRules.NONE).hasToString("no margin");
    }

    private static LiquidationPrices prices(int leverage) {
        return LiquidationPrices.of(new MarginTerms(leverage, TIERS, BigDecimal.ZERO));
    }
}

package dev.scalpel.trading.margin;

import static dev.scalpel.trading.margin.SampleTiers.TIERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By hand, with 1 % maintenance up to 1,000 and 5 % less 40 above. */
class IsolatedMarginTest {

    private static final BigDecimal STEP = new BigDecimal("1e-20");

    @ParameterizedTest
    @CsvSource({
        // 9.9 − 9 = 0.9 is 1 % of 90.
        "LONG, 1, 99, 9.9, 90",
        // 10.1 − 9 = 1.1 is 1 % of 110.
        "SHORT, 1, 101, 10.1, 110",
        // 440 − 400 = 40 is 5 % of 1,600 less 40.
        "LONG, 20, 100, 440, 80",
        // 1,208 − 1,200 = 8 is 1 % of 800: the position has fallen into the lower tier.
        "LONG, 20, 100, 1208, 40",
        // 1,035 − 1,000 = 35 is 5 % of 1,500 less 40: it has risen into the higher one.
        "SHORT, 5, 100, 1035, 300",
        // 257.5 − 250 = 7.5 is 1 % of 750.
        "SHORT, 5, 100, 257.5, 150",
        // Liquidated at its own price: nothing is left.
        "LONG, 1, 100, 1, 100",
        "SHORT, 1, 100, 1, 100"
    })
    void aPositionIsLiquidatedWhereItsBalanceIsItsMaintenanceMargin(
            PositionSide side, BigDecimal quantity, BigDecimal entry, BigDecimal margin, BigDecimal price) {
        IsolatedMargin position = new IsolatedMargin(TIERS, side, quantity, entry, margin);
        assertThat(position.liquidationPrice())
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(price));
        assertThat(position.balance(price)).isEqualByComparingTo(position.maintenance(price));
        BigDecimal sign = BigDecimal.valueOf(side.sign());
        assertThat(position.isLiquidatedAt(price)).isTrue();
        assertThat(position.isLiquidatedAt(price.subtract(sign))).isTrue();
        assertThat(position.isLiquidatedAt(price.add(sign.multiply(STEP)))).isFalse();
    }

    /** 97 ÷ 0.99 and 103 ÷ 1.01 have no last digit. */
    @Test
    void aLiquidationPriceIsRoundedTowardsTheEntry() {
        BigDecimal ofLong =
                position(PositionSide.LONG, "1", "100", "3").liquidationPrice().orElseThrow();
        assertThat(ofLong.multiply(new BigDecimal("0.99"))).isBetween(new BigDecimal("97"), new BigDecimal("97.0001"));
        BigDecimal ofShort =
                position(PositionSide.SHORT, "1", "100", "3").liquidationPrice().orElseThrow();
        assertThat(ofShort.multiply(new BigDecimal("1.01")))
                .isBetween(new BigDecimal("102.9999"), new BigDecimal("103"));
    }

    @Test
    void theBalanceIsTheMarginWithTheProfitAtTheMark() {
        assertThat(position(PositionSide.LONG, "2", "100", "30").balance(new BigDecimal("90")))
                .isEqualByComparingTo("10");
        assertThat(position(PositionSide.SHORT, "2", "100", "30").balance(new BigDecimal("90")))
                .isEqualByComparingTo("50");
        assertThat(position(PositionSide.LONG, "20", "100", "30").maintenance(new BigDecimal("90")))
                .isEqualByComparingTo("50");
    }

    @Test
    void aPositionIsOpenedWithItsInitialMargin() {
        MarginTerms terms = new MarginTerms(10, TIERS, BigDecimal.ZERO);
        IsolatedMargin opened =
                IsolatedMargin.open(terms, PositionSide.LONG, new BigDecimal("2"), new BigDecimal("99"));
        assertThat(opened).isEqualTo(position(PositionSide.LONG, "2", "99", "19.80000000"));
        assertThat(opened.liquidationPrice())
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("90"));
    }

    @Test
    void fundingIsPaidOutOfTheMarginAndBringsLiquidationNearer() {
        IsolatedMargin position = position(PositionSide.LONG, "1", "100", "10.9");
        // 9.91 − 9 = 0.91 is 1 % of 91.
        assertThat(position.afterFunding(new BigDecimal("0.99")).liquidationPrice())
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("91"));
        assertThat(position.afterFunding(new BigDecimal("-1")).margin()).isEqualByComparingTo("11.9");
    }

    @Test
    void aLongThatIsPaidForInFullIsNeverLiquidated() {
        assertThat(position(PositionSide.LONG, "5", "100", "500").liquidationPrice())
                .isEmpty();
        assertThat(position(PositionSide.LONG, "5", "100", "499.99").liquidationPrice())
                .isPresent();
        assertThat(position(PositionSide.LONG, "5", "100", "500").liquidationDistance(new BigDecimal("1")))
                .isEmpty();
        // A short is: 500 − 490.1 is 1 % of 990.1.
        assertThat(position(PositionSide.SHORT, "5", "100", "500").liquidationPrice())
                .hasValueSatisfying(price ->
                        assertThat(price).isBetween(new BigDecimal("198.019801"), new BigDecimal("198.019802")));
    }

    @ParameterizedTest
    @CsvSource({"LONG, 100, 0.1", "LONG, 90, 0", "LONG, 80, -0.125", "SHORT, 100, 0.1", "SHORT, 88, 0.25"})
    void theDistanceIsAShareOfTheMark(PositionSide side, BigDecimal mark, BigDecimal distance) {
        IsolatedMargin position =
                side == PositionSide.LONG ? position(side, "1", "99", "9.9") : position(side, "1", "101", "10.1");
        assertThat(position.liquidationDistance(mark))
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(distance));
    }

    @ParameterizedTest
    @CsvSource({"LONG, 90", "SHORT, 110"})
    void theWholeMarginIsLostAtTheBankruptcyPrice(PositionSide side, BigDecimal price) {
        IsolatedMargin position = position(side, "2", "100", "20");
        assertThat(position.bankruptcyPrice()).isEqualByComparingTo(price);
        assertThat(position.balance(price)).isZero();
    }

    @Property(tries = 300)
    void nothingIsLiquidatedBeforeItsLiquidationPriceAndAllAtIt(
            @ForAll PositionSide side,
            @ForAll @IntRange(min = 1, max = 300) int quantity,
            @ForAll @IntRange(min = 1, max = 20) int leverage) {
        BigDecimal units = BigDecimal.valueOf(quantity).movePointLeft(1);
        IsolatedMargin position = IsolatedMargin.open(
                new MarginTerms(leverage, TIERS, BigDecimal.ZERO), side, units, new BigDecimal("97"));
        position.liquidationPrice().ifPresent(price -> {
            BigDecimal outside = price.multiply(new BigDecimal("1e-30"));
            BigDecimal sign = BigDecimal.valueOf(side.sign());
            assertThat(position.isLiquidatedAt(price.subtract(sign.multiply(outside))))
                    .isTrue();
            assertThat(position.isLiquidatedAt(price.add(sign.multiply(outside))))
                    .isFalse();
            assertThat(position.bankruptcyPrice().multiply(sign)).isLessThan(price.multiply(sign));
        });
    }

    @Test
    void aPositionWithoutSizeOrPriceIsRefused() {
        for (String bad : List.of("0", "-1")) {
            assertThatThrownBy(() -> position(PositionSide.LONG, bad, "1", "1"))
                    .hasMessage("quantity must be > 0: " + bad);
            assertThatThrownBy(() -> position(PositionSide.LONG, "1", bad, "1"))
                    .hasMessage("entryPrice must be > 0: " + bad);
        }
    }

    private static IsolatedMargin position(PositionSide side, String quantity, String entry, String margin) {
        return new IsolatedMargin(TIERS, side, new BigDecimal(quantity), new BigDecimal(entry), new BigDecimal(margin));
    }
}

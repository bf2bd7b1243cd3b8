package dev.scalpel.trading.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SizingTest {

    private static final VenueFilters VENUE = filters("0.01", "0.001", "0.001", "9000", "10");

    @Test
    void kellyOfASixtyPercentEvenBetIsTwentyPercentAndAQuarterOfItFive() {
        assertThat(Sizing.kellyShare(0.6, 1, 1, 1)).isEqualTo(0.2, within(1e-12));
        assertThat(Sizing.kellyShare(0.6, 1, 0.25, 1)).isEqualTo(0.05, within(1e-12));
    }

    @Test
    void kellyOfALosingBetIsNothing() {
        assertThat(Sizing.kellyShare(0.4, 1, 1, 1)).isZero();
        assertThat(Sizing.kellyShare(0.9, 0, 1, 1)).isZero();
        assertThat(Sizing.kellyShare(0.9, Double.NaN, 1, 1)).isZero();
    }

    @Test
    void kellyStaysUnderTheCap() {
        assertThat(Sizing.kellyShare(0.9, 2, 1, 0.3)).isEqualTo(0.3);
    }

    @Test
    void halfOfAThousandAtThreeIsRoundedDownToTheStep() {
        assertThat(Sizing.quantity(1_000, 0.5, 1, 3, 2.9, 0, VENUE)).contains(new BigDecimal("166.666"));
    }

    @Test
    void theAllocationBoundsTheShare() {
        assertThat(Sizing.quantity(1_000, 0.5, 0.3, 3, 2.9, 0, VENUE)).contains(new BigDecimal("100.000"));
    }

    @Test
    void theVenuesMostBoundsTheQuantity() {
        assertThat(Sizing.quantity(1e9, 1, 1, 3, 2.9, 0, VENUE)).contains(new BigDecimal("9000.000"));
        assertThat(Sizing.quantity(1e300, 1, 1, 3, 2.9, 0, VENUE)).contains(new BigDecimal("9000.000"));
    }

    @Test
    void anEntryUnderTheMinimumIsNone() {
        assertThat(Sizing.quantity(9.99, 1, 1, 1, 1, 0, VENUE)).isEqualTo(Optional.empty());
        assertThat(Sizing.quantity(10, 1, 1, 1, 1, 0, VENUE)).contains(new BigDecimal("10.000"));
    }

    @Test
    void anEntryWhoseStopLegWouldBeUnderTheMinimumIsNone() {
        assertThat(Sizing.quantity(10.5, 1, 1, 1, 0.9, 0, VENUE)).isEmpty();
        assertThat(Sizing.quantity(11.2, 1, 1, 1, 0.9, 0, VENUE)).isPresent();
    }

    @Test
    void aFeeTakenInTheBaseAssetCountsAgainstTheStopLeg() {
        assertThat(Sizing.quantity(10.06, 1, 1, 1, 1, 0, VENUE)).isPresent();
        assertThat(Sizing.quantity(10.06, 1, 1, 1, 1, 0.01, VENUE)).isEmpty();
    }

    @Test
    void aLeastQuantityIsKeptToWhereThereIsNoLeastNotional() {
        VenueFilters venue = filters("0.01", "0.001", "1", "9000", "0");

        assertThat(Sizing.quantity(0.99, 1, 1, 1, 1, 0, venue)).isEmpty();
        assertThat(Sizing.quantity(1.01, 1, 1, 1, 1, 0, venue)).isPresent();
    }

    @Test
    void noEquityOrAStopAtNothingIsNone() {
        assertThat(Sizing.quantity(0, 1, 1, 1, 1, 0, VENUE)).isEmpty();
        assertThat(Sizing.quantity(-5, 1, 1, 1, 1, 0, VENUE)).isEmpty();
        assertThat(Sizing.quantity(100, 1, 1, 1, 0, 0, VENUE)).isEmpty();
    }

    @Test
    void kellyWeighsALossByThePayoff() {
        // 0.5 − 0.5 / 4.
        assertThat(Sizing.kellyShare(0.5, 4, 1, 1)).isEqualTo(0.375);
        assertThatThrownBy(() -> Sizing.kellyShare(1.1, 1, 1, 1)).hasMessageStartingWith("winProbability");
    }

    @Test
    void anEntryWithoutAPriceIsRefused() {
        assertThatThrownBy(() -> Sizing.quantity(100, 1, 1, 0, 1, 0, VENUE)).hasMessageStartingWith("price");
    }

    @Test
    void theLeastQuantityItselfIsTaken() {
        VenueFilters venue = filters("0.01", "0.001", "1", "9000", "0");
        assertThat(Sizing.quantity(1, 1, 1, 1, 1, 0, venue)).contains(new BigDecimal("1.000"));
        // Of 1.001 the fee leaves 1.000 whole steps, of 1.000 only 0.999.
        assertThat(Sizing.quantity(1.001, 1, 1, 1, 1, 0.0005, venue)).isPresent();
        assertThat(Sizing.quantity(1, 1, 1, 1, 1, 0.0005, venue)).isEmpty();
    }

    @Test
    void whatTheFeeTakesWholeIsNoPosition() {
        VenueFilters venue = filters("0.01", "1", "0", "9000", "0");
        assertThat(Sizing.quantity(1, 1, 1, 1, 1, 0, venue)).isPresent();
        assertThat(Sizing.quantity(1, 1, 1, 1, 1, 0.001, venue)).isEmpty();
    }

    /** Of 10.5 a fee of a tenth leaves 9.45, of 11 it leaves 9.9, which is 9 whole steps: both under the least of 10. */
    @Test
    void aLargeFeeOrStepCountsAgainstTheStopLegToo() {
        assertThat(Sizing.quantity(10.5, 1, 1, 1, 1, 0.1, VENUE)).isEmpty();
        VenueFilters whole = filters("0.0001", "1", "1", "9000", "10");
        assertThat(Sizing.quantity(11, 1, 1, 1, 1, 0.1, whole)).isEmpty();
        assertThat(Sizing.quantity(12, 1, 1, 1, 1, 0.1, whole)).contains(new BigDecimal("12"));
    }

    @Test
    void aVenueOfWhichNothingIsKnownTakesAnything() {
        assertThat(Sizing.quantity(1e-7, 1, 1, 1, 1, 0.5, VenueFilters.UNKNOWN)).isPresent();
    }

    @Test
    void lessThanOneStepIsNoEntryEvenWhereNothingIsKnownOfTheVenue() {
        assertThat(Sizing.quantity(1e-9, 1, 1, 1e12, 1e12, 0, VenueFilters.UNKNOWN))
                .isEmpty();
    }

    @Test
    void aCertainWinWithoutAPayoffIsNoBet() {
        assertThat(Sizing.kellyShare(1, 0, 1, 1)).isZero();
    }

    /** A fee leaves 99.9 of 100, which is 90 in whole steps: under the minimum of 95. */
    @Test
    void aCoarseStepCountsAgainstTheExit() {
        VenueFilters tens = filters("0.01", "10", "95", "9000", "0");
        assertThat(Sizing.quantity(100, 1, 1, 1, 1, 0.001, tens)).isEmpty();
        assertThat(Sizing.quantity(110, 1, 1, 1, 1, 0.001, tens)).contains(new BigDecimal("110"));
    }

    /** An exit at 105 can be ordered at 100 only, so a thousand are worth 100,000. */
    @Test
    void aCoarseTickCountsAgainstTheExit() {
        assertThat(Sizing.quantity(105_000, 1, 1, 105, 105, 0, filters("10", "0.001", "0.001", "9000", "102000")))
                .isEmpty();
        assertThat(Sizing.quantity(105_000, 1, 1, 105, 105, 0, filters("10", "0.001", "0.001", "9000", "99000")))
                .contains(new BigDecimal("1000.000"));
    }

    /** A thousand hundredths at a price of 100 are worth 1,000. */
    @Test
    void aMultiplierUnderOneCountsAgainstTheMinimum() {
        assertThat(Sizing.quantity(1_000, 1, 1, 100, 100, 0, hundredths("2000")))
                .isEmpty();
        assertThat(Sizing.quantity(1_000, 1, 1, 100, 100, 0, hundredths("900"))).contains(new BigDecimal("1000"));
    }

    private static VenueFilters hundredths(String minNotional) {
        return new VenueFilters(
                new BigDecimal("0.01"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("9000"),
                new BigDecimal(minNotional),
                new BigDecimal("0.01"));
    }

    @Property
    void aQuantityIsGivenOnlyWhereTheVenueTakesEveryLeg(
            @ForAll @DoubleRange(min = 1, max = 200) double equity,
            @ForAll @DoubleRange(min = 0.5, max = 60_000) double price,
            @ForAll @DoubleRange(min = 0.5, max = 1) double lowest,
            @ForAll @IntRange(max = 5) int decimals) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        VenueFilters venue =
                new VenueFilters(new BigDecimal("0.01"), step, step, new BigDecimal("9000"), new BigDecimal("5"));
        double feeRate = 0.001;

        Optional<BigDecimal> given = Sizing.quantity(equity, 1, 1, price, lowest * price, feeRate, venue);

        BigDecimal most = BigDecimal.valueOf(equity / price * (1 + 1e-12)).min(new BigDecimal("9000"));
        BigDecimal requested = given.orElseGet(() -> venue.floorQuantity(most));
        BigDecimal kept = venue.floorQuantity(requested.multiply(BigDecimal.valueOf(1 - feeRate)));
        boolean taken = venue.accepts(requested, BigDecimal.valueOf(price).setScale(8, RoundingMode.FLOOR))
                && venue.accepts(kept, venue.floorPrice(BigDecimal.valueOf(lowest * price)));
        assertThat(given.isPresent()).isEqualTo(taken);
        assertThat(requested.doubleValue()).isLessThanOrEqualTo(equity / price * (1 + 1e-9));
    }

    @Property
    void neverCostsMoreThanTheShareAllows(
            @ForAll @DoubleRange(min = 1, max = 1e7) double equity,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share,
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double price,
            @ForAll @IntRange(min = 0, max = 8) int stepDecimals) {
        VenueFilters venue = new VenueFilters(
                BigDecimal.valueOf(1, 8),
                BigDecimal.valueOf(1, stepDecimals),
                BigDecimal.ZERO,
                new BigDecimal("1e12"),
                BigDecimal.ZERO);

        Sizing.quantity(equity, share, 1, price, price, 0, venue).ifPresent(quantity -> {
            assertThat(quantity).isEqualByComparingTo(venue.floorQuantity(quantity));
            assertThat(quantity.multiply(new BigDecimal(price)))
                    .isLessThanOrEqualTo(new BigDecimal(equity * share).multiply(new BigDecimal("1.00000000001")));
        });
    }

    /** One contract at 5,000 stands for 250,000: half a million buys two, whatever the quantity's unit. */
    @Test
    void aContractCountsWithItsMultiplier() {
        VenueFilters contract = new VenueFilters(
                new BigDecimal("0.25"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("100"),
                new BigDecimal("250000"),
                new BigDecimal("50"));

        assertThat(Sizing.quantity(1_000_000, 0.5, 1, 5_000, 5_000, 0, contract))
                .contains(new BigDecimal("2"));
        assertThat(Sizing.quantity(1_000_000, 0.2, 1, 5_000, 5_000, 0, contract))
                .isEmpty();
        // One contract would fit, but not an exit at 4,999: less than the minimum notional.
        assertThat(Sizing.quantity(1_000_000, 0.25, 1, 5_000, 4_999, 0, contract))
                .isEmpty();
    }

    @Test
    void pricesRoundToTheTickOnTheRequestedSide() {
        assertThat(VENUE.floorPrice(new BigDecimal("1.239"))).isEqualByComparingTo("1.23");
        assertThat(VENUE.ceilPrice(new BigDecimal("1.231"))).isEqualByComparingTo("1.24");
    }

    private static VenueFilters filters(String tick, String step, String least, String most, String minNotional) {
        return new VenueFilters(
                new BigDecimal(tick),
                new BigDecimal(step),
                new BigDecimal(least),
                new BigDecimal(most),
                new BigDecimal(minNotional));
    }
}

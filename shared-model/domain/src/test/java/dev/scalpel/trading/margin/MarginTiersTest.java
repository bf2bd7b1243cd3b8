package dev.scalpel.trading.margin;

import static dev.scalpel.trading.margin.SampleTiers.LARGE;
import static dev.scalpel.trading.margin.SampleTiers.SMALL;
import static dev.scalpel.trading.margin.SampleTiers.TIERS;
import static dev.scalpel.trading.margin.SampleTiers.tier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTiersTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "500, 5", "1000, 10", "1000.01, 10.0005", "2000, 60", "10000, 460", "20000, 960"})
    void maintenanceMarginIsTheNotionalTimesItsTiersRateLessItsAmount(BigDecimal notional, BigDecimal maintenance) {
        assertThat(TIERS.maintenance(notional)).isEqualByComparingTo(maintenance);
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "1000, 20", "1000.01, 5", "10000, 5", "10000.01, 0"})
    void theLargerThePositionTheLowerItsLeverage(BigDecimal notional, int leverage) {
        assertThat(TIERS.maxLeverage(notional)).isEqualTo(leverage);
    }

    @ParameterizedTest
    @CsvSource({"1, 10000", "5, 10000", "6, 1000", "20, 1000", "21, 0"})
    void theHigherTheLeverageTheSmallerThePosition(int leverage, BigDecimal notional) {
        assertThat(TIERS.maxNotional(leverage)).isEqualByComparingTo(notional);
    }

    @ParameterizedTest
    @CsvSource({"0, SMALL", "1000, SMALL", "1000.01, LARGE", "10000, LARGE", "90000, LARGE"})
    void aTierEndsWithItsCapAndTheLastOneNever(BigDecimal notional, String tier) {
        assertThat(TIERS.of(notional)).isEqualTo(tier.equals("SMALL") ? SMALL : LARGE);
    }

    @Property(tries = 200)
    void maintenanceMarginGrowsWithTheNotionalWithoutAJump(@ForAll @IntRange(max = 30_000) int cents) {
        BigDecimal notional = BigDecimal.valueOf(cents).movePointLeft(1);
        BigDecimal more = notional.add(new BigDecimal("0.1"));
        BigDecimal grown = TIERS.maintenance(more).subtract(TIERS.maintenance(notional));
        assertThat(grown).isBetween(new BigDecimal("0.001"), new BigDecimal("0.005"));
        assertThat(TIERS.maxLeverage(more)).isLessThanOrEqualTo(TIERS.maxLeverage(notional));
    }

    /** Binance's BTCUSDT of 2021 in part, as clients have copied it. */
    @Test
    void aVenuesPublishedTableJoins() {
        MarginTiers btc = new MarginTiers(List.of(
                tier("0", "50000", 125, "0.004", "0"),
                tier("50000", "250000", 100, "0.005", "50"),
                tier("250000", "1000000", 50, "0.01", "1300"),
                tier("1000000", "10000000", 20, "0.025", "16300"),
                tier("10000000", "20000000", 10, "0.05", "266300")));
        assertThat(btc.maintenance(new BigDecimal("1000000"))).isEqualByComparingTo("8700");
    }

    @Test
    void anAmountThatTheVenueRoundedIsAccepted() {
        assertThat(new MarginTiers(List.of(SMALL, tier("1000", "10000", 5, "0.05", "40.001"))))
                .isNotNull();
        assertThat(new MarginTiers(List.of(SMALL, tier("1000", "10000", 5, "0.05", "39.999"))))
                .isNotNull();
    }

    @Test
    void tiersThatDoNotJoinAreRefused() {
        assertThatThrownBy(() -> new MarginTiers(List.of())).hasMessage("there must be at least one margin tier");
        assertThatThrownBy(() -> new MarginTiers(List.of(LARGE)))
                .hasMessageStartingWith("the first margin tier must have floor 0 and maintenance amount 0: ");
        assertThatThrownBy(() -> new MarginTiers(List.of(tier("0", "1000", 20, "0.01", "1"))))
                .hasMessageStartingWith("the first margin tier must have floor 0 and maintenance amount 0: ");
        refused(
                tier("1001", "10000", 5, "0.05", "40"),
                "a margin tier must begin where the one below it ends: at 1000, not 1001");
        refused(tier("1000", "10000", 21, "0.04", "30"), "maxLeverage must not rise with the notional: 21 after 20");
        refused(
                tier("1000", "10000", 5, "0.009", "0"),
                "maintenanceRate must not fall with the notional: 0.009 after 0.01");
        for (String amount : List.of("40.0011", "39.9989")) {
            refused(
                    tier("1000", "10000", 5, "0.05", amount),
                    "the maintenance amount of the tier from 1000 must be 40.00, or maintenance margin jumps: "
                            + amount);
        }
    }

    @Test
    void theSecondAmountBuildsOnTheFirst() {
        MarginTiers three = new MarginTiers(List.of(SMALL, LARGE, tier("10000", "20000", 5, "0.05", "40")));
        assertThat(three.maintenance(new BigDecimal("20000"))).isEqualByComparingTo("960");
        assertThatThrownBy(() -> new MarginTiers(List.of(SMALL, LARGE, tier("10000", "20000", 5, "0.06", "100"))))
                .hasMessageContaining("must be 140.00, or maintenance margin jumps: 100");
    }

    @Test
    void atATiersHighestLeverageAPositionIsNotLiquidatedAsItIsOpened() {
        assertThat(tier("0", "1", 4, "0.2499", "0").maxLeverage()).isEqualTo(4);
        assertThatThrownBy(() -> tier("0", "1", 4, "0.25", "0"))
                .hasMessage("maintenanceRate must be >= 0 and < 1 / maxLeverage, or a position is liquidated as it is"
                        + " opened: 0.25 at leverage 4");
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 1, 1, 0, 0, notionalFloor must be >= 0: -0.1",
        "1, 1, 1, 0, 0, notionalCap must be > notionalFloor: 1 after 1",
        "0, 1, 0, 0, 0, maxLeverage must be >= 1: 0",
        "0, 1, 1, -0.01, 0, 'maintenanceRate must be >= 0 and < 1 / maxLeverage, or a position is liquidated as it is opened: -0.01 at leverage 1'",
        "0, 1, 1, 0, -1, maintenanceAmount must be >= 0: -1"
    })
    void aTierOutsideOfItsBoundsIsRefused(
            String floor, String cap, int leverage, String rate, String amount, String message) {
        assertThatThrownBy(() -> tier(floor, cap, leverage, rate, amount)).hasMessage(message);
    }

    private static void refused(MarginTier second, String message) {
        assertThatThrownBy(() -> new MarginTiers(List.of(SMALL, second))).hasMessage(message);
    }
}

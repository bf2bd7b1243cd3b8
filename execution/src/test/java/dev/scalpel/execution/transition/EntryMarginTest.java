package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What margin allows of an entry of one unit at 100; maintenance is 1 % up to a notional of 5,000 and 2 % beyond. */
class EntryMarginTest {

    private static final MarginTiers TIERS = new MarginTiers(List.of(
            new MarginTier(BigDecimal.ZERO, number("5000"), 20, number("0.01"), BigDecimal.ZERO),
            new MarginTier(number("5000"), number("50000"), 5, number("0.02"), number("50"))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # leverage | available | fee   | largest notional
        # 100 : (1 + 0.001); 1000 : (0.1 + 0.001); the cap of the tier that allows 10; a loss
        1          | 100.1     | 0.001 | 100
        10         | 10.1      | 0.001 | 100
        10         | 1000      | 0.001 | 5000
        5          | 20000     | 0     | 50000
        10         | -5        | 0.001 | 0
        """)
    void theNotionalIsBoundByWhatIsAvailableAndByTheTiers(int leverage, String available, String fee, String largest) {
        EntryMargin margin = new EntryMargin(terms(leverage), number(available), 3);
        assertThat(margin.maxNotional(number(fee))).isEqualByComparingTo(largest);
    }

    /**
     * With leverage 10 a long is liquidated at 90 ÷ 0.99 = 90.909…, a short at 110 ÷ 1.01 = 108.910…; with leverage 1 a short at
     * 200 ÷ 1.01.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | leverage | stop  | volatility | refused
        LONG   | 10       | 0.05  | 0.001      | none
        LONG   | 10       | 0.09  | 0.001      | none
        LONG   | 10       | 0.091 | 0.001      | stop
        LONG   | 10       | NaN   | 0.001      | none
        SHORT  | 10       | 0.05  | 0.001      | none
        SHORT  | 10       | 0.089 | 0.001      | none
        SHORT  | 10       | 0.09  | 0.001      | stop
        # 3 · √60 · 0.0039 = 0.0906; the distances are 0.0909… and 0.0891…
        LONG   | 10       | 0.05  | 0.0039     | none
        SHORT  | 10       | 0.05  | 0.0039     | liquidationDistance
        LONG   | 10       | 0.05  | 0.004      | liquidationDistance
        SHORT  | 1        | 0.05  | 0.004      | none
        LONG   | 1        | 0.05  | 0.9        | none
        """)
    void noEntryIsMadeWhoseStopOrWhoseHourLiesBeyondLiquidation(
            PositionSide side, int leverage, double stop, double volatility, String refused) {
        EntryMargin margin = new EntryMargin(terms(leverage), number("1000"), 3);
        Distances distances = new Distances(side, stop, 0.1, 60, volatility);
        assertThat(margin.refusal(distances, BigDecimal.ONE, number("100"))
                        .map(refusal -> refusal.figures().keySet().stream()
                                .filter(name ->
                                        List.of("stop", "liquidationDistance").contains(name))
                                .findFirst()
                                .orElseThrow())
                        .orElse("none"))
                .isEqualTo(refused);
    }

    /** With leverage 2 and a maintenance of a fifth: 50 ÷ 0.8 = 62.5, and 150 ÷ 1.2 = 125, without rounding. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | stop   | refused
        LONG   | 0.374  | false
        LONG   | 0.375  | true
        SHORT  | 0.249  | false
        SHORT  | 0.25   | true
        """)
    void aStopAtTheLiquidationPriceIsTooFar(PositionSide side, double stop, boolean refused) {
        EntryMargin margin = new EntryMargin(halves(), number("1000"), 0);
        assertThat(margin.refusal(new Distances(side, stop, 0.1, 60, 0.001), BigDecimal.ONE, number("100"))
                        .isPresent())
                .isEqualTo(refused);
    }

    /** The liquidation is 37.5 % away. */
    @ParameterizedTest
    @CsvSource({"0.375, false", "0.3751, true"})
    void aLiquidationAtTheMinimumDistanceIsFarEnough(double hourly, boolean refused) {
        EntryMargin margin = new EntryMargin(halves(), number("1000"), 1);
        double volatility = hourly / Math.sqrt(60);
        assertThat(margin.refusal(
                                new Distances(PositionSide.LONG, Double.NaN, 0.1, 60, volatility),
                                BigDecimal.ONE,
                                number("100"))
                        .isPresent())
                .isEqualTo(refused);
    }

    private static MarginTerms halves() {
        MarginTier only = new MarginTier(BigDecimal.ZERO, number("5000"), 4, number("0.2"), BigDecimal.ZERO);
        return new MarginTerms(2, new MarginTiers(List.of(only)), number("0.005"));
    }

    @Test
    void theRefusalHasItsFigures() {
        EntryMargin margin = new EntryMargin(terms(10), number("1000"), 4);
        StandAside near = margin.refusal(
                        new Distances(PositionSide.LONG, 0.05, 0.1, 60, 0.01), BigDecimal.ONE, number("100"))
                .orElseThrow();
        assertThat(near.reason()).isEqualTo(StandAsideReason.LIQUIDATION_NEAR);
        assertThat(near.figures().get("liquidationDistance")).isBetween(0.0909, 0.0910);
        assertThat(near.figures().get("minimum")).isBetween(0.3098, 0.3099);
        StandAside beyond = margin.refusal(
                        new Distances(PositionSide.LONG, 0.2, 0.1, 60, 0.001), BigDecimal.ONE, number("100"))
                .orElseThrow();
        assertThat(beyond.figures().get("stop")).isEqualTo(80);
        assertThat(beyond.figures().get("liquidation")).isBetween(90.909, 90.910);
    }

    private static MarginTerms terms(int leverage) {
        return new MarginTerms(leverage, TIERS, number("0.005"));
    }
}

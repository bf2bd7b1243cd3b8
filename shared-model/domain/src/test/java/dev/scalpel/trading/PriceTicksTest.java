package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceTicksTest {

    private static final PriceTicks CENTS = new PriceTicks(0.01);

    @Test
    void aLongsExitsRestAtTheTickAbove() {
        assertThat(CENTS.level(PositionSide.LONG, 98.981)).isEqualTo(98.99, within(1e-9));
        assertThat(CENTS.level(PositionSide.LONG, 98.98)).isEqualTo(98.98, within(1e-9));
    }

    @Test
    void aShortsExitsRestAtTheTickBelow() {
        assertThat(CENTS.level(PositionSide.SHORT, 98.989)).isEqualTo(98.98, within(1e-9));
    }

    @Test
    void aDoublesNoiseMovesNoLevelByATick() {
        assertThat(CENTS.level(PositionSide.LONG, Math.nextUp(98.98))).isEqualTo(98.98, within(1e-9));
        assertThat(CENTS.level(PositionSide.SHORT, Math.nextDown(98.98))).isEqualTo(98.98, within(1e-9));
    }

    @Test
    void aPriceOnTheTickOfAStopTouchesItWhateverDoublesMakeOfIt() {
        PriceTicks ticks = new PriceTicks(0.0001);
        for (int whole = 2; whole < 20_000; whole++) {
            double price = Double.parseDouble(BigDecimal.valueOf(whole, 4).toString());
            double below = Double.parseDouble(BigDecimal.valueOf(whole - 1, 4).toString());
            double longStop = ticks.touched(PositionSide.LONG, ticks.level(PositionSide.LONG, below));
            double shortStop = ticks.touched(PositionSide.SHORT, ticks.level(PositionSide.SHORT, price));
            assertThat(below).isLessThanOrEqualTo(longStop);
            assertThat(price).isGreaterThan(longStop).isGreaterThanOrEqualTo(shortStop);
            assertThat(below).isLessThan(shortStop);
        }
        assertThat(PriceTicks.NONE.touched(PositionSide.LONG, 104.5)).isEqualTo(104.5);
    }

    @Test
    void withoutTheVenuesTickLevelsStayWhereTheyAre() {
        assertThat(PriceTicks.of(VenueFilters.UNKNOWN).level(PositionSide.LONG, 98.987654321))
                .isEqualTo(98.987654321);
    }

    @Test
    void aRestingOrderHasFilledOnceThePriceTradesATickThroughIt() {
        assertThat(104.01).isGreaterThanOrEqualTo(CENTS.through(OrderSide.SELL, 104));
        assertThat(104.0).isLessThan(CENTS.through(OrderSide.SELL, 104));
        assertThat(0.1 + 0.2).isLessThanOrEqualTo(CENTS.through(OrderSide.BUY, 0.31));
        assertThat(0.31).isGreaterThan(CENTS.through(OrderSide.BUY, 0.31));
        assertThat(PriceTicks.NONE.through(OrderSide.BUY, 104.5)).isEqualTo(104.5);
    }

    @Test
    void aPositionsStopAndTargetRestOnTheTicks() {
        Position open = Position.enter(
                new EntryBasis.ByModel("m", new Bracket(PositionSide.LONG, 2, 4, 60), 0.00123),
                0,
                60_000,
                100,
                BigDecimal.ONE,
                CENTS);
        // 100 less 0.246, and 100 and 0.492.
        assertThat(open.stopPrice()).isEqualTo(99.76, within(1e-9));
        assertThat(open.targetPrice()).isEqualTo(100.50, within(1e-9));
    }
}

package dev.scalpel.research.synthetic;

import static dev.scalpel.research.synthetic.MarketFixture.BTC;
import static dev.scalpel.research.synthetic.MarketFixture.ETH;
import static dev.scalpel.research.synthetic.MarketFixture.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {

    @Test
    void theSameSpecificationGivesTheSameBits() {
        assertThat(SyntheticMarket.generate(MarketFixture.pair(3, 7)))
                .isEqualTo(SyntheticMarket.generate(MarketFixture.pair(3, 7)));
    }

    @Test
    void aSeedMeansTheSameMarketOnEveryMachine() {
        BarSeries bars = SyntheticMarket.generate(MarketFixture.pair(2, 42)).get(BTC);

        assertThat(bars.bar(0).toString())
                .isEqualTo("Bar[openTime=1704067200000, open=30000.94, high=30000.94, low=29959.15, close=29959.15, "
                        + "volume=35.47205, trades=1085, takerBuyVolume=8.20796]");
        assertThat(bars.last().toString())
                .isEqualTo("Bar[openTime=1704239940000, open=29634.85, high=29638.14, low=29632.21, close=29633.75, "
                        + "volume=1.45364, trades=54, takerBuyVolume=0.3942]");
    }

    @Test
    void anotherSeedGivesAnotherMarket() {
        assertThat(SyntheticMarket.generate(MarketFixture.pair(1, 1)).get(BTC))
                .isNotEqualTo(SyntheticMarket.generate(MarketFixture.pair(1, 2)).get(BTC));
    }

    @Test
    void aLongerMarketBeginsWithTheShorterOne() {
        MarketSpec spec =
                MarketFixture.pair(4, 9).withEdge(new Edge(EdgeKind.FLOW, 0.1)).withMissingShare(0.03);
        BarSeries longer = SyntheticMarket.generate(spec).get(ETH);
        BarSeries shorter = SyntheticMarket.generate(spec.withMinutes((int) Minutes.PER_DAY))
                .get(ETH);

        assertThat(longer.slice(0, shorter.size())).isEqualTo(shorter);
    }

    @Test
    void aPairDoesNotDependOnTheOthersBesideIt() {
        BarSeries alone = SyntheticMarket.generate(MarketSpec.of(List.of(ETH), MONDAY, 1, 3))
                .get(ETH);

        assertThat(SyntheticMarket.generate(MarketFixture.pair(1, 3)).get(ETH)).isEqualTo(alone);
    }

    @Test
    void withoutMissingShareEveryMinuteIsThere() {
        BarSeries bars = SyntheticMarket.generate(MarketFixture.pair(2, 5)).get(BTC);

        assertThat(bars.size()).isEqualTo(2 * 1_440);
        assertThat(bars.firstOpenTime()).isEqualTo(MONDAY);
        assertThat(bars.gaps()).isEmpty();
    }

    @Test
    void missingMinutesAreTheRequestedShareInShortRuns() {
        BarSeries bars = SyntheticMarket.generate(MarketFixture.pair(30, 5).withMissingShare(0.05))
                .get(BTC);
        double absent = 1 - bars.size() / (30 * 1_440.0);

        assertThat(absent).isCloseTo(0.05, within(0.01));
        assertThat(absent * 30 * 1_440 / bars.gaps().size()).isCloseTo(5, within(1.0));
    }

    @Test
    void missingMinutesChangeNoOtherBar() {
        MarketSpec whole = MarketFixture.pair(2, 5);
        BarSeries all = SyntheticMarket.generate(whole).get(BTC);
        BarSeries holed = SyntheticMarket.generate(whole.withMissingShare(0.1)).get(BTC);

        assertThat(holed.size()).isLessThan(all.size());
        for (int row = 0; row < holed.size(); row++) {
            assertThat(all.bar(all.rowOf(holed.openTime(row)))).isEqualTo(holed.bar(row));
        }
    }

    @Test
    void pricesAreWholeTicksAndVolumesWholeSteps() {
        BarSeries bars = SyntheticMarket.generate(MarketFixture.pair(1, 11)).get(BTC);
        for (int row = 0; row < bars.size(); row++) {
            assertThat(BigDecimal.valueOf(bars.high(row)).stripTrailingZeros().scale())
                    .isLessThanOrEqualTo(2);
            assertThat(BigDecimal.valueOf(bars.volume(row)).stripTrailingZeros().scale())
                    .isLessThanOrEqualTo(5);
            assertThat(BigDecimal.valueOf(bars.takerBuyVolume(row))
                            .stripTrailingZeros()
                            .scale())
                    .isLessThanOrEqualTo(5);
        }
    }

    @Test
    void everyBarHasTradesAndTakerVolume() {
        BarSeries bars = SyntheticMarket.generate(MarketFixture.pair(1, 12)).get(ETH);
        for (int row = 0; row < bars.size(); row++) {
            assertThat(bars.trades(row)).isPositive();
            assertThat(bars.volume(row)).isPositive();
            assertThat(bars.takerBuyVolume(row)).isBetween(0.0, bars.volume(row));
        }
    }

    @Test
    void aShiftChangesNothingBeforeItsDay() {
        MarketSpec spec = MarketFixture.pair(2, 8).withEdge(new Edge(EdgeKind.FLOW, 0.2));
        BarSeries unshifted = SyntheticMarket.generate(spec).get(BTC);
        BarSeries shifted =
                SyntheticMarket.generate(spec.withShift(1, Edge.none())).get(BTC);

        assertThat(shifted.slice(0, 1_440)).isEqualTo(unshifted.slice(0, 1_440));
        assertThat(shifted.bar(1_500)).isNotEqualTo(unshifted.bar(1_500));
    }

    @Test
    void rejectsADuplicatePair() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarketSpec.of(List.of(BTC, BTC), MONDAY, 1, 1))
                .withMessage("duplicate pair: BTC/USDT");
    }

    @Test
    void refusesAMissingShareAboveOneHalf() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarketFixture.pair(1, 1).withMissingShare(0.6))
                .withMessage("missingShare must lie between 0 and 0.5: 0.6");
    }

    @Test
    void namesThePairsItHasWhenAnotherIsRequested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticMarket.of(MarketFixture.pair(1, 1)).bars(Symbol.parse("SOL/USDT")))
                .withMessage("no such pair in this market: SOL/USDT, it has [BTC/USDT, ETH/USDT]");
    }
}

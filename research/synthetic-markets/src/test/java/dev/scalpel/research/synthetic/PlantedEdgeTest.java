package dev.scalpel.research.synthetic;

import static dev.scalpel.research.synthetic.MarketFixture.BTC;
import static dev.scalpel.research.synthetic.MarketFixture.ETH;
import static dev.scalpel.research.synthetic.MarketFixture.correlation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantedEdgeTest {

    private static final int HORIZON = 15;

    /** The slope of what happened on what was known is one: nothing is promised that is not there, and back. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theNextMinuteReturnsTheDrift(EdgeKind kind) {
        SyntheticMarket market = SyntheticMarket.of(MarketFixture.pair(60, 31).withEdge(new Edge(kind, 0.3)));

        assertThat(slope(market, 1)).isCloseTo(1, within(0.1));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theNextQuarterHourReturnsTheExpectedDrift(EdgeKind kind) {
        SyntheticMarket market = SyntheticMarket.of(MarketFixture.pair(120, 32).withEdge(new Edge(kind, 0.3)));

        assertThat(slope(market, HORIZON)).isCloseTo(1, within(0.12));
    }

    @Test
    void withoutAnEdgeThereIsNoDrift() {
        KnownDrift drift = SyntheticMarket.of(MarketFixture.pair(1, 33)).drift(BTC);
        for (int row = 0; row < drift.size(); row++) {
            assertThat(drift.nextMinute(row)).isZero();
            assertThat(drift.expectedReturn(row, HORIZON)).isZero();
        }
    }

    @Test
    void theLeaderItselfHasNoEdge() {
        SyntheticMarket market =
                SyntheticMarket.of(MarketFixture.pair(1, 34).withEdge(new Edge(EdgeKind.LEADLAG, 0.3)));
        for (int row = 0; row < 1_440; row++) {
            assertThat(market.drift(BTC).signal(row)).isZero();
        }
        assertThat(market.drift(ETH).signal(700)).isNotZero();
    }

    @Test
    void theFlowSignalCanBeReadFromSixtyBars() {
        SyntheticMarket market = SyntheticMarket.of(MarketFixture.pair(3, 35).withEdge(new Edge(EdgeKind.FLOW, 0.1)));
        BarSeries bars = market.bars(ETH);
        double[] read = new double[bars.size() - 60];
        double[] known = new double[read.length];
        for (int row = 60; row < bars.size(); row++) {
            double flow = 0;
            for (int back = 59; back >= 0; back--) {
                double imbalance = 2 * bars.takerBuyVolume(row - back) / bars.volume(row - back) - 1;
                flow = EdgeSignals.FLOW_KEEP * flow + (1 - EdgeSignals.FLOW_KEEP) * imbalance;
            }
            read[row - 60] = flow;
            known[row - 60] = market.drift(ETH).signal(row);
        }

        assertThat(correlation(read, known)).isGreaterThan(0.99);
    }

    @Test
    void theLeadCanBeReadFromTheReferencePairsBars() {
        SyntheticMarket market =
                SyntheticMarket.of(MarketFixture.pair(3, 36).withEdge(new Edge(EdgeKind.LEADLAG, 0.1)));
        BarSeries leader = market.bars(BTC);
        double[] read = new double[leader.size() - 61];
        double[] known = new double[read.length];
        for (int row = 61; row < leader.size(); row++) {
            double move = 0;
            for (int back = 59; back >= 0; back--) {
                double last = Math.log(leader.close(row - back) / leader.close(row - back - 1));
                move = EdgeSignals.MOVE_KEEP * move + last;
            }
            read[row - 61] = move;
            known[row - 61] = market.drift(ETH).signal(row);
        }

        // The signal also scales by the usual move and limits single moves, so the plain sum is near, not equal.
        assertThat(correlation(read, known)).isGreaterThan(0.8);
    }

    @Test
    void refusesAnAmplitudeBeyondTwo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Edge(EdgeKind.FLOW, 2.5))
                .withMessage("amplitude must lie between 0 and 2.0: 2.5");
    }

    /** Weighted by the usual move, so that a lively day does not drown the rest. */
    private static double slope(SyntheticMarket market, int minutes) {
        BarSeries bars = market.bars(ETH);
        KnownDrift drift = market.drift(ETH);
        double product = 0;
        double square = 0;
        for (int row = 0; row + minutes < bars.size(); row++) {
            double scale = drift.typicalMove(row);
            double known = drift.expectedReturn(row, minutes) / scale;
            double happened = Math.log(bars.close(row + minutes) / bars.close(row)) / scale;
            product += known * happened;
            square += known * known;
        }
        return product / square;
    }
}

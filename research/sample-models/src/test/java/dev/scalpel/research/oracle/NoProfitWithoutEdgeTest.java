package dev.scalpel.research.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.LabelMatrix;
import dev.scalpel.statistics.Moments;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import org.junit.jupiter.api.Test;

/** A market without edge pays no bracket, before any cost: the fill rules make no money of their own. */
class NoProfitWithoutEdgeTest {

    private static final BracketGrid GRID = BracketGrid.bothSides();
    private static final int MARKETS = 4;
    private static final int DAYS = 60;

    /** Means a day of each bracket, four markets of sixty days one after the other. */
    private static final double[][] DAILY_GROSS = dailyGross();

    @Test
    void withoutAnEdgeNoBracketEarnsMoreThanTwoStandardErrors() {
        for (int bracket = 0; bracket < GRID.size(); bracket++) {
            assertEarnsNothing(DAILY_GROSS[bracket], GRID.bracket(bracket).id());
        }
    }

    /** Long and short together: the way of the market cancels out, and what the rules alone give or take remains. */
    @Test
    void withoutAnEdgeNoMirroredPairOfBracketsEarnsMoreThanTwoStandardErrors() {
        for (int bracket = 0; bracket < GRID.perSide(); bracket++) {
            double[] both = DAILY_GROSS[bracket].clone();
            for (int day = 0; day < both.length; day++) {
                both[day] += DAILY_GROSS[bracket + GRID.perSide()][day];
            }
            assertEarnsNothing(both, "mirrored " + GRID.bracket(bracket).id());
        }
    }

    /** The same measure does see an edge, so the test above can fail. */
    @Test
    void withAnEdgeSomeBracketOfItsSideEarns() {
        MarketSpec spec = TwoPairMarket.market(new Edge(EdgeKind.FLOW, 0.3), 30, 77);
        SyntheticMarket market = SyntheticMarket.of(spec);
        BarSeries bars = market.bars(TwoPairMarket.TRADED);
        LabelMatrix labels = LabelMatrix.of(bars, VolatilityUnit.of(bars), GRID, Costs.FREE, 0);
        int widestLong = GRID.perSide() - 1;
        double sum = 0;
        int count = 0;
        for (int row = 0; row < bars.size(); row++) {
            if (labels.outcome(row, widestLong).isResolved()
                    && market.drift(TwoPairMarket.TRADED).signal(row) > 1) {
                sum += labels.netReturn(row, widestLong);
                count++;
            }
        }
        assertThat(sum / count).isGreaterThan(0.0010);
    }

    private static void assertEarnsNothing(double[] daily, String name) {
        Moments moments = Moments.of(daily);

        assertThat(moments.mean()).as(name).isLessThan(2 * moments.deviation() / Math.sqrt(daily.length));
    }

    private static double[][] dailyGross() {
        double[][] means = new double[GRID.size()][MARKETS * DAYS];
        for (int number = 0; number < MARKETS; number++) {
            BarSeries bars = SyntheticMarket.generate(TwoPairMarket.market(Edge.none(), DAYS, 500 + number))
                    .get(TwoPairMarket.TRADED);
            LabelMatrix labels = LabelMatrix.of(bars, VolatilityUnit.of(bars), GRID, Costs.FREE, 0);
            for (int bracket = 0; bracket < GRID.size(); bracket++) {
                for (int day = 0; day < DAYS; day++) {
                    means[bracket][number * DAYS + day] = meanOfDay(labels, bracket, day);
                }
            }
        }
        return means;
    }

    private static double meanOfDay(LabelMatrix labels, int bracket, int day) {
        double sum = 0;
        int count = 0;
        for (int row = day * 1_440; row < (day + 1) * 1_440; row++) {
            if (labels.outcome(row, bracket).isResolved()) {
                sum += labels.netReturn(row, bracket);
                count++;
            }
        }
        return sum / count;
    }
}

package dev.scalpel.learning.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.network.Normaliser;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.LabelMatrix;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    private static final Costs COSTS = Costs.of(0.0002, 0);
    private static final BracketGrid GRID = BracketGrid.bothSides();
    private static final BarSeries BARS =
            SyntheticMarket.of(TwoPairMarket.market(Edge.none(), 3, 5)).bars(TwoPairMarket.TRADED);
    private static final Examples EXAMPLES = Examples.of(BARS, Optional.empty(), GRID, COSTS);
    private static final int ROW = 3_000;

    @Test
    void aTargetIsTheSimulatorsNetReturnInUnitsOfSigma() {
        double[] sigma = VolatilityUnit.of(BARS);
        LabelMatrix labels = LabelMatrix.of(BARS, sigma, GRID, COSTS, 0);

        for (int bracket = 0; bracket < GRID.size(); bracket++) {
            assertThat((double) EXAMPLES.targets(ROW)[bracket])
                    .isEqualTo(labels.netReturn(ROW, bracket) / sigma[ROW], within(1e-6));
        }
    }

    @Test
    void theFirstAuxiliaryTargetIsTheReturnFromTheNextOpenToTheOpenFiveMinutesLater() {
        double expected = StrictMath.log(BARS.open(ROW + 6) / BARS.open(ROW + 1)) / EXAMPLES.sigma(ROW);

        assertThat(expected).isBetween(-2.0, 2.0);
        assertThat((double) EXAMPLES.targets(ROW)[GRID.size()]).isEqualTo(expected, within(1e-6));
    }

    @Test
    void auxiliaryTargetsAreClippedByTheRootOfTheirTime() {
        float largestOfFive = 0;
        float largestOfSixty = 0;
        for (int row = 200; row < 4_000; row++) {
            largestOfFive = Math.max(largestOfFive, EXAMPLES.targets(row)[GRID.size()]);
            largestOfSixty = Math.max(largestOfSixty, EXAMPLES.targets(row)[GRID.size() + 3]);
        }

        assertThat((double) largestOfFive).isEqualTo(2);
        assertThat((double) largestOfSixty).isEqualTo(2 * Math.sqrt(12), within(1e-6));
    }

    @Test
    void aRowWhoseOutcomeIsNotKnownYetIsNotUsableButCanBePredicted() {
        int last = BARS.size() - 1;

        assertThat(EXAMPLES.usable(last)).isFalse();
        assertThat(EXAMPLES.predictable(last)).isTrue();
        assertThat(EXAMPLES.weight(last)).isZero();
    }

    @Test
    void aRowBeforeAGapIsNotUsable() {
        BarSeries withGap = BARS.slice(0, ROW + 1).join(BARS.slice(ROW + 2, BARS.size()));

        assertThat(Examples.of(withGap, Optional.empty(), GRID, COSTS).usable(ROW))
                .isFalse();
        assertThat(EXAMPLES.usable(ROW)).isTrue();
    }

    @Test
    void purgesLabelsThatReachIntoTheTestBlockOrBeginInItsEmbargo() {
        long day = BARS.firstOpenTime() + Minutes.PER_DAY * Minutes.MILLIS;
        TimeBlock test = new TimeBlock(day, day + 60 * Minutes.MILLIS);
        int first = BARS.rowOf(day);

        // A label of the row 62 minutes before enters a minute later and is over 60 minutes after that.
        assertThat(EXAMPLES.purged(first - 62, test, 30)).isFalse();
        assertThat(EXAMPLES.purged(first - 61, test, 30)).isTrue();
        assertThat(EXAMPLES.purged(first + 60 + 29, test, 30)).isTrue();
        assertThat(EXAMPLES.purged(first + 60 + 30, test, 30)).isFalse();
    }

    @Test
    void trainingRowsEndBeforeTheFirstPurgedOne() {
        long day = BARS.firstOpenTime() + 2 * Minutes.PER_DAY * Minutes.MILLIS;
        TimeBlock test = new TimeBlock(day, day + 60 * Minutes.MILLIS);
        int expected = 0;
        for (int row = 0; row <= BARS.rowOf(day) - 62; row++) {
            expected += EXAMPLES.usable(row) ? 1 : 0;
        }

        assertThat(EXAMPLES.trainingRows(
                                BARS.firstOpenTime(), test, 60, Normaliser.fit(EXAMPLES.features(), 0, BARS.rowOf(day)))
                        .rows())
                .isEqualTo(expected)
                .isGreaterThan(1_000);
    }
}

package dev.scalpel.learning.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.LabelMatrix;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelUniquenessTest {

    /** One bracket: a label lives at most two minutes and ends at the open of the third. */
    private static final BracketGrid TWO_MINUTES =
            new BracketGrid(List.of(PositionSide.LONG), List.of(50.0), List.of(50.0), 2);

    @Test
    void aLabelWeighsTheMeanShareOfItsMinutes() {
        BarSeries bars = flatBars(6);
        double[] sigma = new double[6];
        Arrays.fill(sigma, 0.001);

        float[] weights = LabelUniqueness.weights(bars, LabelMatrix.of(bars, sigma, TWO_MINUTES, Costs.FREE, 0));

        // Labels of rows 0, 1, 2 live in minutes 1-3, 2-4, 3-5: alive 1, 2, 3, 2, 1. Means of the shares:
        // (1 + 1/2 + 1/3)/3 = 11/18, (1/2 + 1/3 + 1/2)/3 = 8/18, 11/18; over their mean 10/18.
        assertThat(weights).hasSize(6);
        assertThat(weights[0]).isEqualTo(1.1f, within(1e-6f));
        assertThat(weights[1]).isEqualTo(0.8f, within(1e-6f));
        assertThat(weights[2]).isEqualTo(1.1f, within(1e-6f));
        assertThat(weights[3]).isZero();
    }

    @Test
    void theActualEndOfALabelDoesNotMatter() {
        BarSeries.Builder moving = new BarSeries.Builder(6);
        for (int minute = 0; minute < 6; minute++) {
            double high = minute == 2 ? 110 : 100;
            moving.add(new Bar(minute * Minutes.MILLIS, 100, high, 100, 100, 1, 1, 0.5));
        }
        double[] sigma = new double[6];
        Arrays.fill(sigma, 0.001);
        BarSeries bars = moving.build();

        assertThat(LabelUniqueness.weights(bars, LabelMatrix.of(bars, sigma, TWO_MINUTES, Costs.FREE, 0)))
                .isEqualTo(LabelUniqueness.weights(
                        flatBars(6), LabelMatrix.of(flatBars(6), sigma, TWO_MINUTES, Costs.FREE, 0)));
    }

    @Test
    void weightsAreZeroWithoutLabels() {
        BarSeries bars = flatBars(2);

        assertThat(LabelUniqueness.weights(
                        bars, LabelMatrix.of(bars, new double[] {0.001, 0.001}, TWO_MINUTES, Costs.FREE, 0)))
                .containsOnly(0f);
    }

    private static BarSeries flatBars(int minutes) {
        BarSeries.Builder bars = new BarSeries.Builder(minutes);
        for (int minute = 0; minute < minutes; minute++) {
            bars.add(new Bar(minute * Minutes.MILLIS, 100, 100, 100, 100, 1, 1, 0.5));
        }
        return bars.build();
    }
}

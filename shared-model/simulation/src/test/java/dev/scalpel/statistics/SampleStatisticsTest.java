package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleStatisticsTest {

    @Test
    void stabilityIndexOfTwoHistogramsByHand() {
        // (0.5 − 0.25)·ln 2 + (0.5 − 0.75)·ln(2/3).
        double expected = 0.25 * Math.log(2) - 0.25 * Math.log(2 / 3.0);

        assertThat(PopulationStability.ofCounts(new long[] {25, 75}, new long[] {10, 10})
                        .get())
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void stabilityIndexStaysFiniteWhereABinIsEmptyOrAllValuesAreEqual() {
        assertThat(PopulationStability.ofCounts(new long[] {10, 0, 0}, new long[] {0, 10, 0})
                        .get())
                .isGreaterThan(1);
        assertThat(PopulationStability.of(new double[] {3, 3, 3}, new double[] {3, 3})
                        .get())
                .isZero();
        assertThat(PopulationStability.of(new double[] {3}, new double[0])).hasToString("n/a (no values)");
    }

    @Test
    void calibrationByHand() {
        Calibration found =
                Calibration.of(new double[] {0.1, 0.3, 0.9, 1.0}, new boolean[] {false, true, true, true}, 2);

        assertThat(found.bins())
                .containsExactly(new Calibration.Bin(0, 0.5, 2, 0.2, 0.5), new Calibration.Bin(0.5, 1, 2, 0.95, 1));
        assertThat(found.brier().get()).isCloseTo((0.01 + 0.49 + 0.01 + 0) / 4, within(1e-12));
        assertThat(found.brierOfBaseRate().get()).isCloseTo(0.75 * 0.25, within(1e-12));
    }

    @Test
    void calibrationWithoutPredictionsIsUndefined() {
        assertThat(Calibration.of(new double[0], new boolean[0], 10).brier()).hasToString("n/a (no predictions)");
    }

    @Test
    void rankCorrelationByHand() {
        // Rank differences 0, −1, 1, 0, 0: 1 − 6·2/(5·24).
        RankCorrelation found = RankCorrelation.of(
                new double[] {1, 2, 3, 4, 5}, new double[] {10, 30, 20, 40, 50}, new long[] {1, 1, 1, 2, 2});

        assertThat(found.spearman().get()).isCloseTo(0.9, within(1e-12));
        assertThat(found.blocks()).isEqualTo(2);
    }

    @Test
    void equalValuesShareTheirMeanRank() {
        // Ranks of x: 1.5, 1.5, 3, of y: 1, 2, 3: covariance 1.5, variances 1.5 and 2.
        RankCorrelation found =
                RankCorrelation.of(new double[] {7, 7, 9}, new double[] {1, 2, 3}, new long[] {1, 2, 3});

        assertThat(found.spearman().get()).isCloseTo(1.5 / Math.sqrt(1.5 * 2), within(1e-12));
    }

    @Test
    void rankCorrelationWithoutVariationIsUndefined() {
        RankCorrelation found = RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}, new long[3]);

        assertThat(found.spearman()).hasToString("n/a (the values do not vary)");
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {1, 2, 3}, new long[3])
                        .standardError())
                .hasToString("n/a (needs at least 2 blocks, has 1)");
    }

    @Test
    void blockMeanByHand() {
        // Means without a block: 4, 3, 2 (two values left each); √(2/3 · 2).
        BlockMean found = BlockMean.of(new double[] {1, 3, 5}, new long[] {1, 2, 3});

        assertThat(found.mean().get()).isEqualTo(3);
        assertThat(found.standardError().get()).isCloseTo(Math.sqrt(4 / 3.0), within(1e-12));
    }

    @Test
    void pairedDifferenceOfEqualStreamsIsZeroAndProvesNothing() {
        double[] returns = {0.1, -0.2, 0.3};
        PairedDifference found = PairedDifference.of(returns, returns, new StationaryBootstrap(2, 100, 1));

        assertThat(found.mean().get()).isZero();
        assertThat(found.probability()).hasToString("n/a (the values do not vary)");
    }

    @Test
    void bootstrapOfIndependentDrawsGivesTheTextbookError() {
        double[] series = new SplittableRandom(3).doubles(400).toArray();
        double textbook = Moments.of(series).deviation() / Math.sqrt(400);

        assertThat(new StationaryBootstrap(1, 2_000, 7).standardError(series, Moments::mean))
                .isCloseTo(textbook, within(0.08 * textbook));
    }

    @Test
    void bootstrapInBlocksSeesDependence() {
        SplittableRandom random = new SplittableRandom(3);
        double[] series = new double[2_000];
        for (int i = 1; i < series.length; i++) {
            series[i] = 0.8 * series[i - 1] + random.nextGaussian();
        }
        // The long-run deviation is 1/(1 − 0.8) = 5 innovations.
        double truth = 5 / Math.sqrt(2_000);

        assertThat(new StationaryBootstrap(40, 1_000, 7).standardError(series, Moments::mean))
                .isCloseTo(truth, within(0.25 * truth));
        assertThat(new StationaryBootstrap(1, 1_000, 7).standardError(series, Moments::mean))
                .isLessThan(0.5 * truth);
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        double[] series = {1, 2, 5, 3, 4};

        assertThat(StationaryBootstrap.withDefaults(5, 1).interval(series, Moments::mean, 0.9))
                .isEqualTo(StationaryBootstrap.withDefaults(5, 1).interval(series, Moments::mean, 0.9));
    }

    @Test
    void quantilesInterpolate() {
        assertThat(Quantiles.of(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
        assertThat(Quantiles.median(new double[] {9})).isEqualTo(9);
    }
}

package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharpeInferenceTest {

    /** The fund of "The Sharpe Ratio Efficient Frontier": 24 months, mean 0.036, deviation 0.079. */
    private static final SharpeInference FUND = new SharpeInference(24, 0.458, -2.448, 10.164);

    /** The strategy of "The Deflated Sharpe Ratio": 2.5 a year over five years of 250 days. */
    private static final SharpeInference STRATEGY = new SharpeInference(1_250, 2.5 / Math.sqrt(250), -3, 10);

    @Test
    void agreesWithTheExampleOfTheSharpeRatioEfficientFrontier() {
        assertThat(new SharpeInference(24, 0.458, 0, 3).probabilistic(0).get()).isCloseTo(0.982, within(0.0005));
        assertThat(FUND.probabilistic(0).get()).isCloseTo(0.913, within(0.0005));
    }

    @Test
    void agreesWithTheExampleOfTheDeflatedSharpeRatio() {
        double varianceOfTrials = 0.5 / 250;

        assertThat(Math.sqrt(varianceOfTrials) * SharpeInference.expectedMaximum(100))
                .isCloseTo(0.1132, within(0.00005));
        assertThat(STRATEGY.deflated(100, varianceOfTrials).get()).isCloseTo(0.9004, within(0.00005));
        assertThat(STRATEGY.deflated(46, varianceOfTrials).get()).isCloseTo(0.9505, within(0.00005));
    }

    @Test
    void oneTrialDeflatesNothing() {
        assertThat(STRATEGY.deflated(1)).isEqualTo(STRATEGY.probabilistic(0));
    }

    @Test
    void takesOneOverPeriodsLessOneAsVarianceOfUselessTrials() {
        assertThat(STRATEGY.deflated(24)).isEqualTo(STRATEGY.deflated(24, 1 / 1_249.0));
    }

    @Test
    void minimumTrackRecordIsWhereTheProbabilityReachesTheConfidence() {
        double periods = FUND.minimumTrackRecord(0, 0.95).get();
        // z(0.95)² · spread / SR² + 1 by hand: 2.7055 · 2.6018 / 0.2098 + 1.
        assertThat(periods).isCloseTo(34.56, within(0.05));
        assertThat(new SharpeInference((int) Math.ceil(periods), 0.458, -2.448, 10.164)
                        .probabilistic(0)
                        .get())
                .isGreaterThan(0.95);
        assertThat(new SharpeInference((int) Math.floor(periods), 0.458, -2.448, 10.164)
                        .probabilistic(0)
                        .get())
                .isLessThan(0.95);
    }

    @Test
    void noTrackRecordProvesARatioBelowTheBenchmark() {
        assertThat(FUND.minimumTrackRecord(0.5, 0.95))
                .isEqualTo(Statistic.undefined("the ratio is not above the benchmark"));
    }

    @Test
    void expectedMaximumAgreesWithDraws() {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        for (int repeat = 0; repeat < 4_000; repeat++) {
            double maximum = Double.NEGATIVE_INFINITY;
            for (int trial = 0; trial < 24; trial++) {
                maximum = Math.max(maximum, random.nextGaussian());
            }
            sum += maximum;
        }
        assertThat(SharpeInference.expectedMaximum(24)).isCloseTo(sum / 4_000, within(0.05));
    }

    @Test
    void readsTheMomentsOfReturns() {
        // Mean 2, squares around it 1 + 1 + 0 + 4 + 4 = 10.
        SharpeInference inference = SharpeInference.of(new double[] {1, 3, 2, 4, 0});

        assertThat(inference.sharpe()).isCloseTo(2 / Math.sqrt(2.5), within(1e-12));
        assertThat(inference.skewness()).isCloseTo(0, within(1e-12));
        assertThat(inference.kurtosis()).isCloseTo((34 / 5.0) / 4, within(1e-12));
    }

    @Test
    void returnsThatDoNotVaryProveNothing() {
        assertThat(SharpeInference.probabilisticOf(new double[] {0.1, 0.1, 0.1}, 0))
                .hasToString("n/a (the values do not vary)");
        assertThat(SharpeInference.deflatedOf(new double[] {0.1}, 24))
                .hasToString("n/a (needs at least 2 values, has 1)");
        assertThat(SharpeInference.probabilisticOf(new double[0], 0))
                .hasToString("n/a (needs at least 2 values, has 0)");
    }

    @Test
    void rejectsNaNAndInfinity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharpeInference.probabilisticOf(new double[] {1, Double.NaN}, 0))
                .withMessage("values must be finite: NaN");
    }
}

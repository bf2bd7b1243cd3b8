package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * On 200 random-walk markets (synthetic, fat-tailed, clustering, without edge) each statistic has its null distribution.
 * Bands are three standard errors of 200 draws.
 */
class NullDistributionTest {

    private static final int MARKETS = 200;
    private static final int MINUTES = 2_880;
    private static final int STEP = 15;
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final double[][] RETURNS = randomWalks();

    @Test
    void probabilisticSharpeIsAboveNinetyFivePercentInFivePercent() {
        double[] draws =
                draws(returns -> SharpeInference.probabilisticOf(returns, 0).get());

        assertThat(shareAbove(draws, 0.95)).isCloseTo(0.05, within(0.046));
        assertThat(shareAbove(draws, 0.5)).isCloseTo(0.5, within(0.106));
        assertThat(1 - shareAbove(draws, 0.05)).isCloseTo(0.05, within(0.046));
    }

    @Test
    void sharpeTimesTheRootOfPeriodsIsStandardNormal() {
        double[] draws = draws(returns -> ReturnStatistics.sharpe(returns).get() * Math.sqrt(returns.length));

        assertThat(Moments.of(draws).mean()).isCloseTo(0, within(0.22));
        assertThat(Moments.of(draws).deviation()).isCloseTo(1, within(0.16));
    }

    @Test
    void theBestOfTwentyFourIsDeflatedToInsignificance() {
        int families = MARKETS / 24;
        int above = 0;
        for (int family = 0; family < families; family++) {
            double best = Double.NEGATIVE_INFINITY;
            double[] bestReturns = RETURNS[0];
            for (int trial = 0; trial < 24; trial++) {
                double[] returns = RETURNS[family * 24 + trial];
                double sharpe = ReturnStatistics.sharpe(returns).get();
                if (sharpe > best) {
                    best = sharpe;
                    bestReturns = returns;
                }
            }
            assertThat(SharpeInference.probabilisticOf(bestReturns, 0).get()).isGreaterThan(0.8);
            above += SharpeInference.deflatedOf(bestReturns, 24).get() > 0.95 ? 1 : 0;
        }
        assertThat(above).isLessThanOrEqualTo(2);
    }

    @Test
    void bootstrapIntervalsHaveTheirNominalCoverage() {
        int missed = 0;
        for (double[] returns : RETURNS) {
            StationaryBootstrap.Interval interval =
                    new StationaryBootstrap(6, 300, 9).interval(returns, Moments::mean, 0.9);
            missed += interval.low() > 0 || interval.high() < 0 ? 1 : 0;
        }
        assertThat(missed / (double) MARKETS).isCloseTo(0.1, within(0.07));
    }

    @Test
    void rankCorrelationOfUnrelatedMarketsVariesAsItsStandardErrorSays() {
        double[] standardised = new double[MARKETS / 2];
        for (int i = 0; i < standardised.length; i++) {
            double[] x = RETURNS[2 * i];
            double[] y = RETURNS[2 * i + 1];
            RankCorrelation found = RankCorrelation.of(x, y, blocks(x.length, 8));
            standardised[i] = found.spearman().get() / found.standardError().get();
        }
        assertThat(Moments.of(standardised).mean()).isCloseTo(0, within(0.33));
        assertThat(Moments.of(standardised).deviation()).isCloseTo(1.05, within(0.25));
    }

    @Test
    void blockMeanVariesAsItsStandardErrorSays() {
        double[] standardised = draws(returns -> {
            BlockMean found = BlockMean.of(returns, blocks(returns.length, 8));
            return found.mean().get() / found.standardError().get();
        });
        assertThat(Moments.of(standardised).deviation()).isCloseTo(1.03, within(0.17));
    }

    @Test
    void pairedDifferenceVariesAsItsStandardErrorSays() {
        double[] standardised = new double[MARKETS / 2];
        for (int i = 0; i < standardised.length; i++) {
            PairedDifference found =
                    PairedDifference.of(RETURNS[2 * i], RETURNS[2 * i + 1], new StationaryBootstrap(4, 300, 3));
            standardised[i] = found.mean().get() / found.standardError().get();
        }
        assertThat(Moments.of(standardised).deviation()).isCloseTo(1.05, within(0.25));
    }

    @Test
    void overfittingProbabilityWithoutSkillIsAroundOneHalf() {
        double sum = 0;
        int groups = 20;
        for (int group = 0; group < groups; group++) {
            double[][] matrix = new double[RETURNS[0].length][10];
            for (int trial = 0; trial < 10; trial++) {
                for (int row = 0; row < matrix.length; row++) {
                    matrix[row][trial] = RETURNS[group * 10 + trial][row];
                }
            }
            sum += OverfittingProbability.of(matrix, 8).probability();
        }
        assertThat(sum / groups).isCloseTo(0.5, within(0.15));
    }

    @Test
    void stabilityIndexOfTheSameDistributionIsSmall() {
        SplittableRandom random = new SplittableRandom(4);
        double[] draws = new double[MARKETS];
        for (int i = 0; i < MARKETS; i++) {
            double[] reference = random.doubles(1_000).toArray();
            draws[i] = PopulationStability.of(reference, random.doubles(1_000).toArray())
                    .get();
        }
        // Under no drift the index times n·m/(n + m) is chi-squared with 9 degrees: mean 9 · 2/1000.
        assertThat(Moments.of(draws).mean()).isCloseTo(0.018, within(0.003));
    }

    private static double[] draws(ToDoubleFunction<double[]> statistic) {
        return Arrays.stream(RETURNS).mapToDouble(statistic).toArray();
    }

    private static double shareAbove(double[] draws, double level) {
        return Arrays.stream(draws).filter(draw -> draw > level).count() / (double) draws.length;
    }

    private static long[] blocks(int rows, int rowsPerBlock) {
        long[] blocks = new long[rows];
        Arrays.setAll(blocks, row -> row / rowsPerBlock);
        return blocks;
    }

    private static double[][] randomWalks() {
        double[][] walks = new double[MARKETS][];
        for (int market = 0; market < MARKETS; market++) {
            BarSeries bars = SyntheticMarket.generate(MarketSpec.of(List.of(BTC), 1_704_067_200_000L, 2, 1_000 + market)
                            .withMinutes(MINUTES))
                    .get(BTC);
            double[] returns = new double[MINUTES / STEP - 1];
            for (int i = 0; i < returns.length; i++) {
                returns[i] = bars.close((i + 1) * STEP) / bars.close(i * STEP) - 1;
            }
            walks[market] = returns;
        }
        return walks;
    }
}

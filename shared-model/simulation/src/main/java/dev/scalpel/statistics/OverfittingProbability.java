package dev.scalpel.statistics;

import java.util.Arrays;

/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado,
 * Zhu, 2017): how often the trial that is best on one half of the time is no better than the median on the other half.
 *
 * @param probability share of the half splits whose best trial is at or below the median out of sample, in [0, 1]
 * @param choices number of half splits
 * @param medianLogit median of ln(ω/(1 − ω)), ω the best's relative rank out of sample: above 0 is good
 */
public record OverfittingProbability(double probability, int choices, double medianLogit) {

    private static final int MAX_BLOCKS = 20;

    /**
     * @param returns one row per period, one column per trial, all trials complete; the oldest rows are left out when
     *     their number is not a multiple of the blocks
     * @param blocks even, 2 to 20; 16 gives 12,870 choices
     */
    public static OverfittingProbability of(double[][] returns, int blocks) {
        if (blocks < 2 || blocks > MAX_BLOCKS || blocks % 2 != 0) {
            throw new IllegalArgumentException("blocks must be even, 2 to " + MAX_BLOCKS + ": " + blocks);
        }
        if (returns.length < 2 * blocks) {
            throw new IllegalArgumentException(
                    "needs at least two periods per block, " + 2 * blocks + " in all, has " + returns.length);
        }
        if (returns[0].length < 2) {
            throw new IllegalArgumentException("needs at least 2 trials, has " + returns[0].length);
        }
        BlockSums sums = new BlockSums(returns, blocks);
        double[] logits = new double[Math.toIntExact(choices(blocks))];
        int count = 0;
        int overfitted = 0;
        for (int chosen = 0; chosen < 1 << blocks; chosen++) {
            if (Integer.bitCount(chosen) == blocks / 2) {
                double logit = logit(sums.sharpe(chosen), sums.sharpe(~chosen & ((1 << blocks) - 1)));
                logits[count++] = logit;
                overfitted += logit <= 0 ? 1 : 0;
            }
        }
        Arrays.sort(logits);
        // The number of choices is always even.
        double median = (logits[count / 2 - 1] + logits[count / 2]) / 2;
        return new OverfittingProbability((double) overfitted / count, count, median);
    }

    private static double logit(double[] inSample, double[] outOfSample) {
        int best = 0;
        for (int trial = 1; trial < inSample.length; trial++) {
            best = inSample[trial] > inSample[best] ? trial : best;
        }
        double rank = 1;
        for (int trial = 0; trial < outOfSample.length; trial++) {
            if (trial != best) {
                int order = Double.compare(outOfSample[trial], outOfSample[best]);
                rank += order < 0 ? 1 : order == 0 ? 0.5 : 0;
            }
        }
        double relative = rank / (outOfSample.length + 1);
        return StrictMath.log(relative / (1 - relative));
    }

    private static long choices(int blocks) {
        long choices = 1;
        for (int i = 1; i <= blocks / 2; i++) {
            choices = choices * (blocks - blocks / 2 + i) / i;
        }
        return choices;
    }

    /** Sums per block and trial, so that a split costs blocks × trials for any number of periods. */
    private static final class BlockSums {

        private final int periodsPerBlock;
        private final int trials;
        private final double[][] sum;
        private final double[][] sumOfSquares;

        private BlockSums(double[][] returns, int blocks) {
            periodsPerBlock = returns.length / blocks;
            trials = returns[0].length;
            sum = new double[blocks][trials];
            sumOfSquares = new double[blocks][trials];
            int first = returns.length - periodsPerBlock * blocks;
            for (int row = first; row < returns.length; row++) {
                int block = (row - first) / periodsPerBlock;
                if (returns[row].length != trials) {
                    throw new IllegalArgumentException("every period must hold all " + trials + " trials: row " + row
                            + " has " + returns[row].length);
                }
                for (int trial = 0; trial < trials; trial++) {
                    double value = returns[row][trial];
                    sum[block][trial] += value;
                    sumOfSquares[block][trial] += value * value;
                }
            }
        }

        private double[] sharpe(int chosenBlocks) {
            double[] total = new double[trials];
            double[] squares = new double[trials];
            for (int block = 0; block < sum.length; block++) {
                if ((chosenBlocks >> block & 1) == 1) {
                    for (int trial = 0; trial < trials; trial++) {
                        total[trial] += sum[block][trial];
                        squares[trial] += sumOfSquares[block][trial];
                    }
                }
            }
            double count = (double) Integer.bitCount(chosenBlocks) * periodsPerBlock;
            double[] sharpe = new double[trials];
            for (int trial = 0; trial < trials; trial++) {
                double mean = total[trial] / count;
                double variance = squares[trial] / count - mean * mean;
                // A trial without returns ranks as zero; one that gains without variance ranks highest.
                sharpe[trial] = mean == 0 ? 0 : mean / Math.sqrt(Math.max(variance, Double.MIN_NORMAL));
            }
            return sharpe;
        }
    }
}

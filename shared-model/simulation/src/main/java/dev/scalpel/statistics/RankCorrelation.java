package dev.scalpel.statistics;

import java.util.Arrays;

/**
 * Spearman's rank correlation, equal values sharing their mean rank, with an error that respects dependence within
 * blocks of time.
 *
 * @param spearman in [−1, 1]
 * @param standardError by leaving out one block at a time (jackknife)
 */
public record RankCorrelation(Statistic spearman, Statistic standardError, int rows, int blocks) {

    private static final int MIN_ROWS = 3;

    /**
     * @param block the block of each row, for example its day; rows of a block are contiguous
     */
    public static RankCorrelation of(double[] x, double[] y, long[] block) {
        if (x.length != y.length || x.length != block.length) {
            throw new IllegalArgumentException(
                    "x, y and block must have the same length: " + x.length + ", " + y.length + ", " + block.length);
        }
        int blocks = BlockMean.count(block);
        if (x.length < MIN_ROWS) {
            return undefined("needs at least " + MIN_ROWS + " rows, has " + x.length, x.length, blocks);
        }
        RankSums all = new RankSums(centredRanks(x), centredRanks(y), 0, x.length);
        if (!all.varies()) {
            return undefined("the values do not vary", x.length, blocks);
        }
        return new RankCorrelation(Statistic.of(all.correlation()), error(x, y, block, all, blocks), x.length, blocks);
    }

    private static Statistic error(double[] x, double[] y, long[] block, RankSums all, int blocks) {
        if (blocks < 2) {
            return Statistic.undefined("needs at least 2 blocks, has " + blocks);
        }
        double[] rankX = centredRanks(x);
        double[] rankY = centredRanks(y);
        double[] without = new double[blocks];
        int number = 0;
        for (int from = 0; from < block.length; ) {
            int to = BlockMean.end(block, from);
            RankSums rest = all.less(new RankSums(rankX, rankY, from, to));
            if (!rest.varies()) {
                return Statistic.undefined("one block holds all that varies");
            }
            without[number++] = rest.correlation();
            from = to;
        }
        return Statistic.of(BlockMean.jackknifeError(without));
    }

    private static RankCorrelation undefined(String reason, int rows, int blocks) {
        return new RankCorrelation(Statistic.undefined(reason), Statistic.undefined(reason), rows, blocks);
    }

    /** Ranks less their mean, as shares of the number of rows. */
    private static double[] centredRanks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("values must be numbers, one is NaN");
        }
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            // −0.0 and 0.0 are one value here.
            double value = values[i] + 0.0;
            ranks[i] = ((firstAtLeast(sorted, value) + firstAbove(sorted, value) - 1) / 2.0) / values.length - 0.5;
        }
        return ranks;
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int firstAbove(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

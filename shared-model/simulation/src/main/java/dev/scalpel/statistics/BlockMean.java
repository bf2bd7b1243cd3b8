package dev.scalpel.statistics;

import java.util.Arrays;

/**
 * A mean with an error that respects dependence within blocks of time, a day for instance.
 *
 * @param standardError by leaving out one block at a time (jackknife), so that longer blocks weigh more
 */
public record BlockMean(Statistic mean, Statistic standardError, int rows, int blocks) {

    /** @param block the block of each value; values of a block are contiguous */
    public static BlockMean of(double[] values, long[] block) {
        if (values.length != block.length) {
            throw new IllegalArgumentException("each value needs its block: " + values.length + " and " + block.length);
        }
        int blocks = count(block);
        if (values.length == 0) {
            return new BlockMean(Statistic.undefined("no values"), Statistic.undefined("no values"), 0, 0);
        }
        double total = Arrays.stream(values).sum();
        Statistic error = blocks < 2
                ? Statistic.undefined("needs at least 2 blocks, has " + blocks)
                : Statistic.of(jackknifeError(meansWithout(values, block, total, blocks)));
        return new BlockMean(Statistic.of(total / values.length), error, values.length, blocks);
    }

    private static double[] meansWithout(double[] values, long[] block, double total, int blocks) {
        double[] without = new double[blocks];
        int number = 0;
        for (int from = 0; from < block.length; ) {
            int to = end(block, from);
            double inside = Arrays.stream(values, from, to).sum();
            without[number++] = (total - inside) / (values.length - (to - from));
            from = to;
        }
        return without;
    }

    /** The first row after {@code from} that belongs to another block. */
    static int end(long[] block, int from) {
        int to = from + 1;
        while (to < block.length && block[to] == block[from]) {
            to++;
        }
        return to;
    }

    static int count(long[] block) {
        int count = 0;
        for (int from = 0; from < block.length; from = end(block, from)) {
            count++;
        }
        return count;
    }

    /** The standard error from the leave-one-block-out estimates. */
    static double jackknifeError(double[] without) {
        double mean = Moments.mean(without);
        double sum = 0;
        for (double value : without) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum * (without.length - 1) / without.length);
    }
}

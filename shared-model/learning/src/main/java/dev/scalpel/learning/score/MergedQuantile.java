package dev.scalpel.learning.score;

/**
 * A quantile of several sorted samples together, as {@code statistics.Quantiles} defines it, without sorting them into one:
 * most are asked for near the top.
 */
final class MergedQuantile {

    private MergedQuantile() {}

    /** @param samples each rising, with one value at least */
    static double of(double[][] samples, double share) {
        int count = 0;
        int[] next = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            count += samples[i].length;
            next[i] = samples[i].length - 1;
        }
        double place = share * (count - 1);
        int below = (int) place;
        int above = Math.min(below + 1, count - 1);
        double upper = Double.NaN;
        double value = Double.NaN;
        for (int rank = count - 1; rank >= below; rank--) {
            int largest = -1;
            for (int i = 0; i < samples.length; i++) {
                if (next[i] >= 0 && (largest < 0 || samples[i][next[i]] > samples[largest][next[largest]])) {
                    largest = i;
                }
            }
            value = samples[largest][next[largest]--];
            upper = rank == above ? value : upper;
        }
        return value + (place - below) * (upper - value);
    }
}

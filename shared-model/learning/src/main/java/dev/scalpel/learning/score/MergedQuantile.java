package dev.scalpel.learning.score;

/**
 * A quantile of several sorted samples together, as {@code statistics.Quantiles} defines it, without sorting them into one:
 * most lie near the top.
 */
final class MergedQuantile {

    private MergedQuantile() {}

    /** @param samples each rising, with one value at least */
    static double of(double[][] samples, double share) {
        int count = 0;
        int[] left = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            count += samples[i].length;
            left[i] = samples[i].length;
        }
        double place = share * (count - 1);
        int below = (int) place;
        int above = Math.min(below + 1, count - 1);
        dropLargest(samples, left, count - 1 - above);
        double upper = largest(samples, left);
        double value = upper;
        if (above > below) {
            dropLargest(samples, left, 1);
            value = largest(samples, left);
        }
        return value + (place - below) * (upper - value);
    }

    /**
     * Takes the largest values away. Where the smallest of some samples' last {@code part} values are compared, the {@code part}
     * values of the one with the largest belong to the {@code part} times as many largest as there are samples.
     */
    private static void dropLargest(double[][] samples, int[] left, int values) {
        for (int drop = values; drop > 0; ) {
            int part = Math.max(1, drop / samples.length);
            int best = -1;
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < samples.length; i++) {
                if (left[i] >= part && samples[i][left[i] - part] >= largest) {
                    largest = samples[i][left[i] - part];
                    best = i;
                }
            }
            left[best] -= part;
            drop -= part;
        }
    }

    private static double largest(double[][] samples, int[] left) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < samples.length; i++) {
            largest = left[i] > 0 ? Math.max(largest, samples[i][left[i] - 1]) : largest;
        }
        return largest;
    }
}

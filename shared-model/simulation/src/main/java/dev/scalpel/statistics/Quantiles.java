package dev.scalpel.statistics;

import java.util.Arrays;

/** Quantiles by linear interpolation between order statistics: quantile 0 is the minimum, 1 the maximum. */
public final class Quantiles {

    private Quantiles() {}

    /** @throws IllegalArgumentException when there are no values, or the share is outside [0, 1] */
    public static double of(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, share);
    }

    public static double median(double[] values) {
        return of(values, 0.5);
    }

    static double ofSorted(double[] sorted, double share) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a quantile needs at least one value");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must lie between 0 and 1: " + share);
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

package dev.scalpel.statistics;

import java.util.Arrays;

/**
 * Population stability index: how far a sample has drifted from the one that a model was fitted on. Below 0.1 counts
 * as stable, above 0.25 as shifted.
 */
public final class PopulationStability {

    private static final int BINS = 10;
    /** An empty bin counts as half a value, or the index would be infinite. */
    private static final double EMPTY = 0.5;

    private PopulationStability() {}

    /**
     * Over ten bins with equal shares of the reference. Bins that equal values of the reference make
     * indistinguishable are merged.
     *
     * @return undefined when either sample is empty
     */
    public static Statistic of(double[] reference, double[] sample) {
        if (reference.length == 0 || sample.length == 0) {
            return Statistic.undefined(reference.length == 0 ? "no reference values" : "no values");
        }
        return ofShares(counts(reference, cuts(reference)), counts(sample, cuts(reference)));
    }

    /** The index of two histograms over the same bins. */
    public static Statistic ofCounts(long[] reference, long[] sample) {
        if (reference.length != sample.length) {
            throw new IllegalArgumentException(
                    "both histograms need the same bins: " + reference.length + " and " + sample.length);
        }
        if (Arrays.stream(reference).sum() == 0 || Arrays.stream(sample).sum() == 0) {
            return Statistic.undefined("no values");
        }
        return ofShares(reference, sample);
    }

    private static Statistic ofShares(long[] reference, long[] sample) {
        double referenceTotal = (double) Arrays.stream(reference).sum();
        double sampleTotal = (double) Arrays.stream(sample).sum();
        double index = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            if (reference[bin] == 0 && sample[bin] == 0) {
                continue;
            }
            double expected = Math.max((double) reference[bin], EMPTY) / referenceTotal;
            double found = Math.max((double) sample[bin], EMPTY) / sampleTotal;
            index += (found - expected) * StrictMath.log(found / expected);
        }
        return Statistic.of(index);
    }

    /** Upper ends of all bins but the last: the reference's deciles, equal ones once. */
    private static double[] cuts(double[] reference) {
        double[] sorted = reference.clone();
        Arrays.sort(sorted);
        double[] cuts = new double[BINS - 1];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = Quantiles.ofSorted(sorted, (i + 1.0) / BINS);
        }
        return Arrays.stream(cuts).distinct().toArray();
    }

    private static long[] counts(double[] values, double[] cuts) {
        long[] counts = new long[cuts.length + 1];
        for (double value : values) {
            int found = Arrays.binarySearch(cuts, value);
            counts[found >= 0 ? found : -found - 1]++;
        }
        return counts;
    }
}

package dev.scalpel.costs;

import java.util.stream.DoubleStream;

/** The middle of some figures. */
final class Medians {

    private Medians() {}

    /** The middle one, or the mean of the two in the middle. */
    static double of(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a median needs at least one figure");
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}

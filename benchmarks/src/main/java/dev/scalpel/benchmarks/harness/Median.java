package dev.scalpel.benchmarks.harness;

import java.util.Collection;
import java.util.List;

/** The median of measured values. */
public final class Median {

    private Median() {}

    /** The upper one of the two in the middle where their number is even. */
    public static double of(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}

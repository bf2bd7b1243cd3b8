package dev.scalpel.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Probabilities of the standard normal distribution. */
public final class NormalProbability {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private NormalProbability() {}

    /** Of a value below {@code z}. */
    public static double below(double z) {
        return NORMAL.cumulativeProbability(z);
    }
}

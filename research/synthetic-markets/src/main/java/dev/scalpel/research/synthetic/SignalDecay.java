package dev.scalpel.research.synthetic;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The expected decay of a signal without further input. */
final class SignalDecay {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private SignalDecay() {}

    /**
     * Sum of the signals expected after the next minute up to {@code minutes}.
     *
     * @param state the decaying state behind the signal
     * @param regime from −1 (low volatility) to 1 (high volatility)
     */
    static double laterSignals(EdgeKind kind, double state, double regime, int minutes) {
        return switch (kind) {
            case NONE -> 0;
            case FLOW -> state * laterPowers(EdgeSignals.FLOW_KEEP_EXPECTED, minutes);
            case LEADLAG -> state * laterPowers(EdgeSignals.MOVE_KEEP, minutes);
            case REGIME -> state * regime * laterPowers(EdgeSignals.MOVE_KEEP, minutes);
            case REVERSION -> laterReversions(state, minutes);
        };
    }

    /** keep + keep² + … + keep^(minutes − 1). */
    private static double laterPowers(double keep, int minutes) {
        return (keep - StrictMath.pow(keep, minutes)) / (1 - keep);
    }

    private static double laterReversions(double state, int minutes) {
        double sum = 0;
        double kept = 1;
        for (int later = 1; later < minutes; later++) {
            kept *= EdgeSignals.MOVE_KEEP;
            double deviation = EdgeSignals.STATE_DEVIATION * Math.sqrt(1 - kept * kept);
            double mean = kept * state;
            sum += meanAbove(mean - EdgeSignals.DEAD_ZONE, deviation)
                    - meanAbove(-mean - EdgeSignals.DEAD_ZONE, deviation);
        }
        return -EdgeSignals.REVERSION_SCALE * sum;
    }

    /** Mean of the positive part of a normal variable. */
    private static double meanAbove(double mean, double deviation) {
        double z = mean / deviation;
        return deviation * NORMAL.density(z) + mean * NORMAL.cumulativeProbability(z);
    }
}

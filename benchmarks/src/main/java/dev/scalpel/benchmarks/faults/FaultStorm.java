package dev.scalpel.benchmarks.faults;

import java.io.PrintStream;

/** The whole storm: every effect of every kind of minute, then random minutes until enough has gone wrong. */
public final class FaultStorm {

    private static final int MINUTES_A_WORLD = 400;

    private FaultStorm() {}

    /**
     * @param step 1 kills at every effect, n at every n-th
     * @param leastFaults of all; random minutes go on until there are so many
     * @param seed of the first world of random minutes
     */
    public static Tally run(int step, int leastFaults, long seed, PrintStream log) {
        Tally tally = new Tally();
        new Systematic(tally).run(step);
        log.println("faults: " + tally.faults() + " at every kind of minute, violations " + tally.violations());
        for (long world = seed; tally.faults() < leastFaults; world++) {
            new Storm(world, MINUTES_A_WORLD, tally).run();
            log.println("faults: " + tally.faults() + ", violations " + tally.violations());
        }
        return tally;
    }
}

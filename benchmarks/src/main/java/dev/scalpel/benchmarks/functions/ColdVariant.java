package dev.scalpel.benchmarks.functions;

import java.util.List;

/** A way to start a function, timed once per round. */
interface ColdVariant {

    /** What its rows begin with. */
    String name();

    /** What its first call does, as its row says it. */
    String firstCall();

    ColdStart start();

    /**
     * Milliseconds of one start.
     *
     * @param poll from the start of the process to the first poll for work
     * @param first the first invocation
     * @param warm further invocations of the same process
     */
    record ColdStart(double poll, double first, List<Double> warm) {}
}

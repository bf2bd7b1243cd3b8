package dev.scalpel.benchmarks.faults.testbed;

/** Observes the calls of an invocation; what it throws is thrown to the caller. */
public interface PortCallListener {

    /** @param number of the call within its invocation, from 1 */
    default void before(int number, PortCall call) {}

    /** After a call that succeeded. */
    default void after(int number, PortCall call) {}

    /** After every call, last. */
    default void ended(PortCall call) {}
}

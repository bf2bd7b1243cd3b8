package dev.scalpel.benchmarks.faults.testbed;

/** What may happen around the effects of an invocation; whatever it throws is thrown to the caller of the effect. */
public interface PortCallListener {

    /** @param number of the effect within its invocation, from 1 on */
    default void before(int number, PortCall effect) {}

    /** After an effect that succeeded. */
    default void after(int number, PortCall effect) {}

    /** After every effect, last of all. */
    default void over(PortCall effect) {}
}

package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A fault at one port call of an invocation.
 *
 * @param appliesTo the calls that it can meet
 * @param impact whether the invocation must succeed regardless
 * @param settlingTime how long afterwards the venue or an order in flight may still be unknown
 * @param before done before the call; returns whether it has struck
 * @param after done after a call that succeeded; returns whether it has struck
 * @param atEnd done when the call has ended in any way; returns whether it has struck
 */
public record PortCallFault(
        String name,
        Predicate<PortCall> appliesTo,
        Impact impact,
        Duration settlingTime,
        BiPredicate<Testbed, PortCall> before,
        BiPredicate<Testbed, PortCall> after,
        BiPredicate<Testbed, PortCall> atEnd) {

    /** The effect of a fault on its invocation. */
    public enum Impact {
        /** The invocation must succeed regardless. */
        MUST_SUCCEED,
        /** It may fail; the first invocation that begins when the fault has settled must succeed. */
        MAY_FAIL
    }

    static PortCallFault before(
            String name,
            Predicate<PortCall> appliesTo,
            Impact impact,
            Duration settlingTime,
            BiConsumer<Testbed, PortCall> what) {
        return new PortCallFault(
                name, appliesTo, impact, settlingTime, struck(what), PortCallFault::nothing, PortCallFault::nothing);
    }

    static PortCallFault after(
            String name,
            Predicate<PortCall> appliesTo,
            Impact impact,
            Duration settlingTime,
            BiConsumer<Testbed, PortCall> what) {
        return new PortCallFault(
                name, appliesTo, impact, settlingTime, PortCallFault::nothing, struck(what), PortCallFault::nothing);
    }

    /**
     * A fault that waits for a request of the call, which may make none.
     *
     * @param atEnd whether a request has met it
     */
    static PortCallFault around(
            String name,
            Predicate<PortCall> appliesTo,
            Impact impact,
            Duration settlingTime,
            BiConsumer<Testbed, PortCall> arm,
            BiPredicate<Testbed, PortCall> atEnd) {
        BiPredicate<Testbed, PortCall> armed = (testbed, call) -> {
            arm.accept(testbed, call);
            return false;
        };
        return new PortCallFault(name, appliesTo, impact, settlingTime, armed, PortCallFault::nothing, atEnd);
    }

    private static boolean nothing(Testbed testbed, PortCall call) {
        return false;
    }

    private static BiPredicate<Testbed, PortCall> struck(BiConsumer<Testbed, PortCall> what) {
        return (testbed, call) -> {
            what.accept(testbed, call);
            return true;
        };
    }
}

package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Something that can go wrong at one effect of an invocation.
 *
 * @param concerns the effects that it can meet
 * @param impact whether the invocation that it meets must come out well all the same
 * @param settles how long after it the venue or an order that is under way may not be known yet
 * @param before what is done before the effect; whether it has struck by then
 * @param after what is done after an effect that succeeded; whether it has struck by then
 * @param over what is done when the effect has ended in whatever way; whether it has struck
 */
public record PortCallFault(
        String name,
        Predicate<PortCall> concerns,
        Impact impact,
        Duration settles,
        BiPredicate<Testbed, PortCall> before,
        BiPredicate<Testbed, PortCall> after,
        BiPredicate<Testbed, PortCall> over) {

    /** What a fault means for the invocation that it meets. */
    public enum Impact {
        /** It must come out well all the same. */
        ABSORBED,
        /** It cannot come out well, or not for certain; the first that begins when the fault has settled must. */
        LOST
    }

    static PortCallFault before(
            String name,
            Predicate<PortCall> concerns,
            Impact impact,
            Duration settles,
            BiConsumer<Testbed, PortCall> what) {
        return new PortCallFault(
                name, concerns, impact, settles, struck(what), PortCallFault::nothing, PortCallFault::nothing);
    }

    static PortCallFault after(
            String name,
            Predicate<PortCall> concerns,
            Impact impact,
            Duration settles,
            BiConsumer<Testbed, PortCall> what) {
        return new PortCallFault(
                name, concerns, impact, settles, PortCallFault::nothing, struck(what), PortCallFault::nothing);
    }

    /**
     * A fault that waits for a request of the effect, which may make none.
     *
     * @param over whether a request has met it
     */
    static PortCallFault around(
            String name,
            Predicate<PortCall> concerns,
            Impact impact,
            Duration settles,
            BiConsumer<Testbed, PortCall> arm,
            BiPredicate<Testbed, PortCall> over) {
        BiPredicate<Testbed, PortCall> armed = (world, effect) -> {
            arm.accept(world, effect);
            return false;
        };
        return new PortCallFault(name, concerns, impact, settles, armed, PortCallFault::nothing, over);
    }

    private static boolean nothing(Testbed world, PortCall effect) {
        return false;
    }

    private static BiPredicate<Testbed, PortCall> struck(BiConsumer<Testbed, PortCall> what) {
        return (world, effect) -> {
            what.accept(world, effect);
            return true;
        };
    }
}

package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A fault that waits for its effect within one invocation, and meets it once. */
public final class PendingFault {

    private final PortCallFault fault;
    private final Predicate<PortCall> target;
    private final int from;
    private final Testbed world;
    private final Consumer<String> tally;
    private boolean struck;

    /**
     * @param target the effects it waits for, of those that concern it
     * @param from the first effect that it may meet, by its number in the invocation
     * @param tally counts the kind of the fault when it has struck
     */
    public PendingFault(
            PortCallFault fault, Predicate<PortCall> target, int from, Testbed world, Consumer<String> tally) {
        this.fault = fault;
        this.target = target.and(fault.concerns());
        this.from = from;
        this.world = world;
        this.tally = tally;
    }

    boolean waitsFor(int number, PortCall effect) {
        return !struck && number >= from && target.test(effect);
    }

    boolean hasStruck() {
        return struck;
    }

    PortCallFault fault() {
        return fault;
    }

    void before(PortCall effect) {
        strike(fault.before(), effect);
    }

    void after(PortCall effect) {
        if (!struck) {
            strike(fault.after(), effect);
        }
    }

    void over(PortCall effect) {
        if (!struck) {
            strike(fault.over(), effect);
        }
    }

    private void strike(BiPredicate<Testbed, PortCall> what, PortCall effect) {
        boolean now = true;
        try {
            now = what.test(world, effect);
        } finally {
            // Also when it throws: that is what it does.
            if (now) {
                struck = true;
                tally.accept(fault.name() + ": " + effect.name());
            }
        }
    }
}

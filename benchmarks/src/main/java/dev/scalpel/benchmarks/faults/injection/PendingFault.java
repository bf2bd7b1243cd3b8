package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A fault that waits for its call within one invocation, and strikes once. */
public final class PendingFault {

    private final PortCallFault fault;
    private final Predicate<PortCall> target;
    private final int from;
    private final Testbed testbed;
    private final Consumer<String> tally;
    private boolean struck;

    /**
     * @param target the calls it waits for, of those that it applies to
     * @param from number of the first call that it may meet in the invocation
     * @param tally counts the fault when it has struck
     */
    public PendingFault(
            PortCallFault fault, Predicate<PortCall> target, int from, Testbed testbed, Consumer<String> tally) {
        this.fault = fault;
        this.target = target.and(fault.appliesTo());
        this.from = from;
        this.testbed = testbed;
        this.tally = tally;
    }

    boolean waitsFor(int number, PortCall call) {
        return !struck && number >= from && target.test(call);
    }

    boolean hasStruck() {
        return struck;
    }

    PortCallFault fault() {
        return fault;
    }

    void before(PortCall call) {
        strike(fault.before(), call);
    }

    void after(PortCall call) {
        if (!struck) {
            strike(fault.after(), call);
        }
    }

    void ended(PortCall call) {
        if (!struck) {
            strike(fault.atEnd(), call);
        }
    }

    private void strike(BiPredicate<Testbed, PortCall> what, PortCall call) {
        boolean now = true;
        try {
            now = what.test(testbed, call);
        } finally {
            // Also when it throws: that is how some faults work.
            if (now) {
                struck = true;
                tally.accept(fault.name() + ": " + call.name());
            }
        }
    }
}

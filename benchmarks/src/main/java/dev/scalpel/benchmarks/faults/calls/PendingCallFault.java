package dev.scalpel.benchmarks.faults.calls;

import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.PortCallListener;
import dev.scalpel.benchmarks.faults.testbed.StormTarget;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A fault that waits for its call within one invocation, and strikes once. */
public final class PendingCallFault implements PortCallListener {

    private final CallFault fault;
    private final String target;
    private final int from;
    private final StormTarget testbed;
    private final Consumer<String> tally;
    private boolean current;
    private boolean struck;

    /**
     * @param target how the names of the calls begin that it waits for
     * @param from number of the first call that it may meet
     * @param tally counts the fault when it has struck
     */
    public PendingCallFault(CallFault fault, String target, int from, StormTarget testbed, Consumer<String> tally) {
        this.fault = fault;
        this.target = target;
        this.from = from;
        this.testbed = testbed;
        this.tally = tally;
    }

    public boolean hasStruck() {
        return struck;
    }

    public CallFault fault() {
        return fault;
    }

    @Override
    public void before(int number, PortCall call) {
        current = !struck && number >= from && call.name().startsWith(target) && fault.appliesTo(call);
        if (current) {
            strike(call, () -> fault.before(testbed, call));
        }
    }

    @Override
    public void after(int number, PortCall call) {
        if (current && !struck) {
            strike(call, () -> fault.after(testbed, call));
        }
    }

    @Override
    public void ended(PortCall call) {
        if (current && !struck) {
            strike(call, () -> fault.ended(testbed));
        }
        current = false;
    }

    private void strike(PortCall call, BooleanSupplier what) {
        boolean now = true;
        try {
            now = what.getAsBoolean();
        } finally {
            // Also when it throws: that is how some faults work.
            if (now) {
                struck = true;
                tally.accept(fault.name() + " " + call.name());
            }
        }
    }
}

package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.PortCallListener;
import java.util.List;
import java.util.Optional;

/** The faults of one invocation, at most one per call. */
public final class PendingFaults implements PortCallListener {

    private final List<PendingFault> all;
    private Optional<PendingFault> current = Optional.empty();

    public PendingFaults(List<PendingFault> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void before(int number, PortCall call) {
        current =
                all.stream().filter(pendingFault -> pendingFault.waitsFor(number, call)).findFirst();
        current.ifPresent(pendingFault -> pendingFault.before(call));
    }

    @Override
    public void after(int number, PortCall call) {
        current.ifPresent(pendingFault -> pendingFault.after(call));
    }

    @Override
    public void ended(PortCall call) {
        current.ifPresent(pendingFault -> pendingFault.ended(call));
        current = Optional.empty();
    }

    public List<PortCallFault> struck() {
        return all.stream()
                .filter(PendingFault::hasStruck)
                .map(PendingFault::fault)
                .toList();
    }
}

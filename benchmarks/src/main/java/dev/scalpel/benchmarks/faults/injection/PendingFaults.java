package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.PortCallListener;
import java.util.List;
import java.util.Optional;

/** The troubles of one invocation, at most one of them at any effect. */
public final class PendingFaults implements PortCallListener {

    private final List<PendingFault> all;
    private Optional<PendingFault> current = Optional.empty();

    public PendingFaults(List<PendingFault> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void before(int number, PortCall effect) {
        current =
                all.stream().filter(trouble -> trouble.waitsFor(number, effect)).findFirst();
        current.ifPresent(trouble -> trouble.before(effect));
    }

    @Override
    public void after(int number, PortCall effect) {
        current.ifPresent(trouble -> trouble.after(effect));
    }

    @Override
    public void over(PortCall effect) {
        current.ifPresent(trouble -> trouble.over(effect));
        current = Optional.empty();
    }

    public List<PortCallFault> struck() {
        return all.stream()
                .filter(PendingFault::hasStruck)
                .map(PendingFault::fault)
                .toList();
    }
}

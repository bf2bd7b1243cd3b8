package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.invariants.Invariant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sums over storms and scenarios. Thread-safe. */
public final class StormTotals {

    private static final int MAX_REPORTED = 200;

    private final Map<String, Integer> byKind = new TreeMap<>();
    private final Map<Invariant, Integer> violations = new EnumMap<>(Invariant.class);
    private final List<FaultTally.Found> found = new ArrayList<>();
    private int faults;
    private int checked;

    synchronized void add(FaultTally tally) {
        tally.byKind().forEach((kind, count) -> byKind.merge(kind, count, Integer::sum));
        tally.violations().forEach((invariant, count) -> violations.merge(invariant, count, Integer::sum));
        tally.found().stream().limit(Math.max(0, MAX_REPORTED - found.size())).forEach(found::add);
        faults += tally.faults();
        checked += tally.checkedInvocations();
    }

    public synchronized int faults() {
        return faults;
    }

    /** The invocations that were checked in full. */
    public synchronized int checked() {
        return checked;
    }

    /** How often each kind of fault has struck; a kind is a fault and the call that it met. */
    public synchronized Map<String, Integer> byKind() {
        return new TreeMap<>(byKind);
    }

    public synchronized Map<Invariant, Integer> violations() {
        return new EnumMap<>(violations);
    }

    public synchronized int violationCount() {
        return violations.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The first violations, each with its place. */
    public synchronized List<String> reports() {
        return found.stream()
                .sorted(Comparator.comparing(FaultTally.Found::where))
                .map(FaultTally.Found::toString)
                .toList();
    }
}

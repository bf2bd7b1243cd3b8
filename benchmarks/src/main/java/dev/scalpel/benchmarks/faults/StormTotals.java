package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.invariants.Invariant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What storms and scenarios have come to together. Safe for many threads. */
public final class StormTotals {

    private static final int MAX_REPORTED = 200;

    private final Map<String, Integer> byKind = new TreeMap<>();
    private final Map<Invariant, Integer> violations = new EnumMap<>(Invariant.class);
    private final List<FaultTally.Found> found = new ArrayList<>();
    private int faults;
    private int judged;

    synchronized void add(FaultTally tally) {
        tally.byKind().forEach((kind, count) -> byKind.merge(kind, count, Integer::sum));
        tally.violations().forEach((invariant, count) -> violations.merge(invariant, count, Integer::sum));
        tally.found().stream().limit(Math.max(0, MAX_REPORTED - found.size())).forEach(found::add);
        faults += tally.faults();
        judged += tally.judgedInvocations();
    }

    public synchronized int faults() {
        return faults;
    }

    /** How many invocations were judged. */
    public synchronized int judged() {
        return judged;
    }

    /** How often each kind of fault has struck: what it was, and the effect that it met. */
    public synchronized Map<String, Integer> byKind() {
        return new TreeMap<>(byKind);
    }

    public synchronized Map<Invariant, Integer> violations() {
        return new EnumMap<>(violations);
    }

    public synchronized int violationCount() {
        return violations.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The first of the violations, each with where it came up. */
    public synchronized List<String> reports() {
        return found.stream()
                .sorted(Comparator.comparing(FaultTally.Found::where))
                .map(FaultTally.Found::toString)
                .toList();
    }
}

package dev.scalpel.benchmarks.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts faults by kind, and keeps what they broke. */
public final class Tally {

    private static final int MOST_TOLD = 50;

    private final Map<String, Integer> byKind = new TreeMap<>();
    private final List<String> told = new ArrayList<>();
    private int violations;

    void fault(String kind) {
        byKind.merge(kind, 1, Integer::sum);
    }

    void violated(String where, List<String> broken) {
        violations += broken.size();
        broken.stream().limit(Math.max(0, MOST_TOLD - told.size())).forEach(what -> told.add(where + ": " + what));
    }

    public int faults() {
        return byKind.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Map<String, Integer> byKind() {
        return Collections.unmodifiableMap(byKind);
    }

    public int violations() {
        return violations;
    }

    /** The first of the violations, each with where it came up. */
    public List<String> told() {
        return List.copyOf(told);
    }
}

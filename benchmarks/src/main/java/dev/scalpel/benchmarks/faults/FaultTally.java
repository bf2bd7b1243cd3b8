package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.invariants.Invariant;
import dev.scalpel.benchmarks.faults.invariants.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Counts the faults of one storm by kind, and keeps the violations. Not thread-safe. */
final class FaultTally {

    /** A violation that is seen again within this many minutes is the same one. */
    private static final int SAME_EPISODE = 5;

    private static final int REPORTED_OF_EACH = 10;

    /**
     * A violation, and how to reproduce it.
     *
     * @param where the storm or the scenario
     * @param faults that had struck by then
     * @param after the last faults
     */
    record Found(String where, int minute, int faults, Violation violation, List<String> after) {

        @Override
        public String toString() {
            return where + ", minute " + minute + ", " + violation.subject() + ": " + violation.invariant() + ": "
                    + violation.what() + "; after " + after;
        }
    }

    private final Map<String, Integer> byKind = new TreeMap<>();
    private final Map<Invariant, Integer> violations = new EnumMap<>(Invariant.class);
    private final Map<String, Integer> lastSeen = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private final String where;
    private final Predicate<Violation> ending;
    private final Deque<String> last = new ArrayDeque<>();
    private Optional<Integer> traced = Optional.empty();
    private Consumer<String> trace = line -> {};
    private boolean tracing;
    private int minute;
    private int faults;
    private int checked;

    /** For a storm or a scenario that continues after a violation. */
    FaultTally(String where) {
        this(where, violation -> false);
    }

    /**
     * @param where the storm or the scenario
     * @param ending violations at which it ends
     */
    FaultTally(String where, Predicate<Violation> ending) {
        this.where = where;
        this.ending = ending;
    }

    void begin(int newMinute) {
        minute = newMinute;
        tracing = traced.filter(about -> newMinute >= about - 2 && newMinute <= about)
                .isPresent();
        trace("minute " + newMinute);
    }

    /** Prints every call of this minute and the two before. */
    void trace(Optional<Integer> about, Consumer<String> lines) {
        traced = about;
        trace = lines;
    }

    void trace(String line) {
        if (tracing) {
            trace.accept(line);
        }
    }

    void fault(String kind) {
        trace("  *** " + kind);
        last.addLast(minute + ": " + kind);
        if (last.size() > REPORTED_OF_EACH) {
            last.removeFirst();
        }
        byKind.merge(kind, 1, Integer::sum);
        faults++;
    }

    void checked() {
        checked++;
    }

    void violated(int at, List<Violation> broken) {
        for (Violation violation : broken) {
            String name = violation.invariant() + " of " + violation.subject();
            Integer seen = lastSeen.put(name, at);
            if (seen == null || at - seen > SAME_EPISODE) {
                violations.merge(violation.invariant(), 1, Integer::sum);
                found.add(new Found(where, at, faults, violation, List.copyOf(last)));
            }
        }
    }

    boolean isOver() {
        return ending().isPresent();
    }

    /** The violation at which it ended. */
    Optional<Found> ending() {
        return found.stream().filter(each -> ending.test(each.violation())).findFirst();
    }

    int faults() {
        return faults;
    }

    int checkedInvocations() {
        return checked;
    }

    Map<String, Integer> byKind() {
        return byKind;
    }

    Map<Invariant, Integer> violations() {
        return violations;
    }

    List<Found> found() {
        return found;
    }
}

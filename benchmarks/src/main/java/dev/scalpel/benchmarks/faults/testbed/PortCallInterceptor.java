package dev.scalpel.benchmarks.faults.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Counts every effect of an invocation on store and venue, and lets things happen before or after each. */
public final class PortCallInterceptor {

    private List<? extends PortCallListener> disturbances = List.of();
    private final List<String> names = new ArrayList<>();
    private Consumer<String> trace = line -> {};
    private int count;
    private int writes;

    /** From now on every effect and its answer is printed. */
    public void trace(Consumer<String> lines) {
        trace = lines;
    }

    /** Counts from 1 again. */
    public void begin(List<? extends PortCallListener> next) {
        disturbances = List.copyOf(next);
        names.clear();
        count = 0;
        writes = 0;
    }

    public void calm() {
        begin(List.of());
    }

    /** Runs another invocation in the middle of the present one. Its effects are neither counted nor disturbed. */
    void aside(Runnable other) {
        List<? extends PortCallListener> mine = disturbances;
        int myCount = count;
        int myWrites = writes;
        disturbances = List.of();
        try {
            other.run();
        } finally {
            disturbances = mine;
            count = myCount;
            writes = myWrites;
        }
    }

    /** What there has been since the last beginning. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public int writes() {
        return writes;
    }

    <T> T run(PortCall effect, Supplier<T> action) {
        int number = ++count;
        names.add(effect.name());
        writes += effect.writes() ? 1 : 0;
        try {
            disturbances.forEach(disturbance -> disturbance.before(number, effect));
            T answer = action.get();
            trace.accept("  " + effect.name() + " -> " + answer);
            disturbances.forEach(disturbance -> disturbance.after(number, effect));
            return answer;
        } catch (RuntimeException | Error failure) {
            trace.accept("  " + effect.name() + " -> " + failure);
            throw failure;
        } finally {
            disturbances.forEach(disturbance -> disturbance.over(effect));
        }
    }
}

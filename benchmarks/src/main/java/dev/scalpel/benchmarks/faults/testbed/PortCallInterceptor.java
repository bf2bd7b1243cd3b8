package dev.scalpel.benchmarks.faults.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Counts the calls of an invocation to store and venue, and notifies listeners before and after each. */
public final class PortCallInterceptor {

    private List<? extends PortCallListener> listeners = List.of();
    private final List<String> names = new ArrayList<>();
    private Consumer<String> trace = line -> {};
    private int count;
    private int writes;

    /** Prints every call and its result from now on. */
    public void trace(Consumer<String> lines) {
        trace = lines;
    }

    /** Starts counting from 1 with these listeners. */
    public void begin(List<? extends PortCallListener> next) {
        listeners = List.copyOf(next);
        names.clear();
        count = 0;
        writes = 0;
    }

    public void calm() {
        begin(List.of());
    }

    /** Runs another invocation during the present one. Its calls are neither counted nor intercepted. */
    void interruptions(Runnable other) {
        List<? extends PortCallListener> mine = listeners;
        int myCount = count;
        int myWrites = writes;
        listeners = List.of();
        try {
            other.run();
        } finally {
            listeners = mine;
            count = myCount;
            writes = myWrites;
        }
    }

    /** The names of the calls since {@link #begin}. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public int writes() {
        return writes;
    }

    <T> T run(PortCall call, Supplier<T> action) {
        int number = ++count;
        names.add(call.name());
        writes += call.writes() ? 1 : 0;
        try {
            listeners.forEach(listener -> listener.before(number, call));
            T answer = action.get();
            trace.accept("  " + call.name() + " -> " + answer);
            listeners.forEach(listener -> listener.after(number, call));
            return answer;
        } catch (RuntimeException | Error failure) {
            trace.accept("  " + call.name() + " -> " + failure);
            throw failure;
        } finally {
            listeners.forEach(listener -> listener.ended(call));
        }
    }
}

package dev.scalpel.localexchange.faults;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults that wait for their calls, in the order in which they were ordered. Safe to use from many threads. */
public final class FaultInjector {

    private static final class Waiting {
        private final Fault fault;
        private final String route;
        private int times;

        Waiting(Fault fault, String route, int times) {
            this.fault = fault;
            this.route = route;
            this.times = times;
        }

        boolean concerns(String method, String path) {
            return route.isEmpty() || route.equals(path) || route.equals(method + " " + path);
        }
    }

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> struck = new ArrayList<>();

    public FaultInjector() {}

    /** The next call of any kind meets this fault. */
    public void next(Fault fault) {
        next(fault, "", 1);
    }

    /**
     * The next calls of one kind meet this fault.
     *
     * @param route a path as {@code /api/v3/klines}, or with its method as {@code POST /api/v3/order}; empty for all
     * @param times how many calls, {@code >= 1}
     */
    public synchronized void next(Fault fault, String route, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be >= 1: " + times);
        }
        waiting.add(new Waiting(fault, route, times));
    }

    /** How many faults have not met their call yet. */
    public synchronized int pending() {
        return waiting.stream().mapToInt(fault -> fault.times).sum();
    }

    /** What has struck, the oldest first, as {@code POST /api/v3/order LostAnswer[]}. */
    public synchronized List<String> struck() {
        return List.copyOf(struck);
    }

    /** Forgets the faults that still wait. */
    public synchronized void clear() {
        waiting.clear();
    }

    /** Records a fault that met its call by another way than {@link #next}. */
    synchronized void strike(String what) {
        struck.add(what);
    }

    public synchronized Optional<Fault> take(String method, String path) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting next = each.next();
            if (next.concerns(method, path)) {
                next.times--;
                if (next.times == 0) {
                    each.remove();
                }
                struck.add(method + " " + path + " " + next.fault);
                return Optional.of(next.fault);
            }
        }
        return Optional.empty();
    }
}

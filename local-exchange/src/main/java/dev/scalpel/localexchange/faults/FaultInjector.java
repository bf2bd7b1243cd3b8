package dev.scalpel.localexchange.faults;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Pending faults in the order in which they were requested. Thread-safe. */
public final class FaultInjector {

    private static final class PendingFault {
        private final Fault fault;
        private final String route;
        private int times;

        PendingFault(Fault fault, String route, int times) {
            this.fault = fault;
            this.route = route;
            this.times = times;
        }

        boolean matches(String method, String path) {
            return route.isEmpty() || route.equals(path) || route.equals(method + " " + path);
        }
    }

    private final List<PendingFault> pending = new ArrayList<>();
    private final List<String> applied = new ArrayList<>();

    public FaultInjector() {}

    /** The next call of any kind gets this fault. */
    public void failNext(Fault fault) {
        failNext(fault, "", 1);
    }

    /**
     * The next calls of one route get this fault.
     *
     * @param route a path as {@code /api/v3/klines}, or with its method as {@code POST /api/v3/order}; empty for all
     * @param times how many calls, {@code >= 1}
     */
    public synchronized void failNext(Fault fault, String route, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be >= 1: " + times);
        }
        pending.add(new PendingFault(fault, route, times));
    }

    /** The number of faults that were not applied yet. */
    public synchronized int pending() {
        return pending.stream().mapToInt(fault -> fault.times).sum();
    }

    /** The applied faults, oldest first, as {@code POST /api/v3/order LostResponse[]}. */
    public synchronized List<String> applied() {
        return List.copyOf(applied);
    }

    /** Drops the pending faults. */
    public synchronized void clear() {
        pending.clear();
    }

    /** Records a fault that was applied without {@link #failNext}. */
    synchronized void apply(String what) {
        applied.add(what);
    }

    public synchronized Optional<Fault> take(String method, String path) {
        for (Iterator<PendingFault> each = pending.iterator(); each.hasNext(); ) {
            PendingFault next = each.next();
            if (next.matches(method, path)) {
                next.times--;
                if (next.times == 0) {
                    each.remove();
                }
                applied.add(method + " " + path + " " + next.fault);
                return Optional.of(next.fault);
            }
        }
        return Optional.empty();
    }
}

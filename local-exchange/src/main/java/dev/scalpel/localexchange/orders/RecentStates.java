package dev.scalpel.localexchange.orders;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The present state of something that changes all the time, and those of the last minutes.
 *
 * @param <S> a state, which knows since when it holds
 */
public final class RecentStates<S extends StateHistory.Timed> {

    private final long keptMillis;
    private final Deque<S> states = new ArrayDeque<>();

    public RecentStates(S first, long keptMillis) {
        this.keptMillis = keptMillis;
        states.add(first);
    }

    public S present() {
        return states.getLast();
    }

    /** The state at an instant of the kept span. */
    public S asOf(long time) {
        for (Iterator<S> newestFirst = states.descendingIterator(); newestFirst.hasNext(); ) {
            S state = newestFirst.next();
            if (state.time() <= time) {
                return state;
            }
        }
        return states.getFirst();
    }

    public void add(S next) {
        long kept = next.time() - keptMillis;
        while (states.size() > 1 && states.peekFirst().time() < kept) {
            S first = states.removeFirst();
            if (states.getFirst().time() >= kept) {
                // The state at the beginning of the kept span is still needed.
                states.addFirst(first);
                break;
            }
        }
        states.addLast(next);
    }
}

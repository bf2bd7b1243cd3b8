package dev.scalpel.localexchange.orders;

import java.util.ArrayList;
import java.util.List;

/**
 * The states of an order, oldest first: the last one is the present one, and earlier ones are what a stale read observes.
 *
 * @param <S> a state, which knows since when it holds
 */
public final class StateHistory<S extends StateHistory.Timed> {

    /** Something that holds since an instant of the market's time. */
    public interface Timed {
        long time();
    }

    private final List<S> states = new ArrayList<>();

    public StateHistory(S accepted) {
        states.add(accepted);
    }

    public void add(S next) {
        states.add(next);
    }

    public S present() {
        return states.get(states.size() - 1);
    }

    /** The state at this instant; before the order's acceptance, the one it was accepted in. */
    public S asOf(long time) {
        S then = states.get(0);
        for (S state : states) {
            then = state.time() <= time ? state : then;
        }
        return then;
    }
}

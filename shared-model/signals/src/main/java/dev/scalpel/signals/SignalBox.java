package dev.scalpel.signals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps signals as they were received. It never knows what was executed: only the portfolio's state does.
 *
 * <p>Portfolio, time and id are a signal's key, so a repeated alert is the same signal, and one conditional write is all that
 * is needed against doubled ones.
 */
public interface SignalBox {

    /** Whether a signal was there before. */
    enum Stored {
        NEW,
        /** Nothing was written. */
        KNOWN
    }

    /** Keeps the signal; never overwrites one. */
    Stored put(Signal signal);

    /**
     * All signals of a portfolio from a time of their senders on, in the sequence of (time, id).
     *
     * @param known ids of signals that need not be read
     */
    List<Signal> since(String portfolio, Instant from, Set<String> known);

    /** The same with every signal. */
    default List<Signal> since(String portfolio, Instant from) {
        return since(portfolio, from, Set.of());
    }

    Optional<Signal> find(String portfolio, String id);
}

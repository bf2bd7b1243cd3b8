package dev.scalpel.venue.contract;

import dev.scalpel.market.InstrumentId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The stand-in of a venue with isolated margin as a fault storm needs it: what can go wrong there,
 * and what really happened. One instrument, one account, a clock that only {@link #advance} moves.
 */
public interface StormStandIn extends StormAccount, AutoCloseable {

    InstrumentId instrument();

    URI address();

    /** The environment variables that hold the credentials. */
    Map<String, String> environment();

    Clock clock();

    void advance(Duration time);

    /** What has happened, however stale the reads are. */
    StormReport report();

    /** The faults that a request can meet. */
    List<RequestFault> requestFaults();

    /** The next request meets this one of {@link #requestFaults}. */
    void failNext(RequestFault fault);

    /** Whether a request has met the fault; if not, none will. */
    boolean disarm();

    /** How many requests were refused because another process has logged in since, where an account has one session at a time. */
    default int endedSessions() {
        return 0;
    }

    /** Half of the position, at least a step, is closed by auto-deleveraging. Nothing without a position. */
    void deleverage();

    /**
     * How long it may take until it is noticed that the venue has closed a position: where the stop of a position goes on resting
     * after it, only the comparison of positions notices, once a minute.
     */
    default Duration untilClosingsAreNoticed() {
        return Duration.ZERO;
    }

    @Override
    void close();

    /**
     * A fault of a request.
     *
     * @param effect how long afterwards the venue refuses further requests, or executes what it has not answered
     */
    record RequestFault(String name, Duration effect) {}
}

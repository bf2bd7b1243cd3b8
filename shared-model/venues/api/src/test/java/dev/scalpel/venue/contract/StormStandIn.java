package dev.scalpel.venue.contract;

import dev.scalpel.market.InstrumentId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The stand-in of a venue with isolated margin as a fault storm needs it: what can go wrong there,
 * and what really happened. One instrument, one account, a clock that only {@link #advance} moves.
 */
public interface StormStandIn extends AutoCloseable {

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

    /**
     * The next fill of a matching order is partial.
     *
     * @param clientId of the order
     * @param share of what remains, rounded down to the step; 0 for a touch without a fill
     * @param hold how long the rest of a resting order is kept from filling
     */
    void fillPartially(Predicate<String> clientId, BigDecimal share, Duration hold);

    /** The kinds of reads that can lag behind, each for itself. */
    List<String> readKinds();

    /** From now on these reads report what was so long ago. */
    void delayReads(List<String> kinds, Duration behind);

    void endReadDelays();

    /** How many reads have reported something else than what was. */
    int staleReads();

    /** How many requests were refused because another process has logged in since, where an account has one session at a time. */
    default int endedSessions() {
        return 0;
    }

    void deposit(BigDecimal amount);

    /** Half of the position, at least a step, is closed by auto-deleveraging. Nothing without a position. */
    void deleverage();

    @Override
    void close();

    /**
     * A fault of a request.
     *
     * @param effect how long afterwards the venue refuses further requests, or executes what it has not answered
     */
    record RequestFault(String name, Duration effect) {}
}

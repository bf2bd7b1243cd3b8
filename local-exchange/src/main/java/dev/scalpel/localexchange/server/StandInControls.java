package dev.scalpel.localexchange.server;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.ApiKeys;
import dev.scalpel.localexchange.faults.FaultInjector;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.matching.PartialFillInjector;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.time.EventScheduler;
import java.util.Map;
import java.util.function.Function;

/**
 * How a stand-in is reached and what a rehearsal can demand of it, whatever it trades and speaks: keys, faults, stale
 * reads, partial fills.
 *
 * @param <O> the account as a read observes it
 */
public final class StandInControls<O> {

    /** Held by one call at a time, whether it comes by HTTP or from a test. */
    private final Object lock = new Object();

    private final FaultInjector faults = new FaultInjector();
    private final PartialFillInjector partialFills = new PartialFillInjector();
    private final StaleReadInjector<O> staleReads;
    private final ApiKeys apiKeys;

    /** @param observation the account as of these instants, and as it is now for kinds without one */
    public StandInControls(ApiKey apiKey, Function<Map<StaleRead, Long>, O> observation) {
        apiKeys = new ApiKeys(apiKey);
        staleReads = new StaleReadInjector<>(faults, observation);
    }

    public Object lock() {
        return lock;
    }

    public ApiKeys apiKeys() {
        return apiKeys;
    }

    public PartialFillInjector partialFills() {
        return partialFills;
    }

    public StaleReadInjector<O> staleReads() {
        return staleReads;
    }

    FaultInjector faults() {
        return faults;
    }

    LoopbackHttpServer serve(int port, Dialect dialect, EventScheduler scheduler) {
        return new LoopbackHttpServer(port, new Router(dialect, scheduler, lock), faults);
    }
}

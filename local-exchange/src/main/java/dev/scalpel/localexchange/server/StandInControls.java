package dev.scalpel.localexchange.server;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.ApiKeys;
import dev.scalpel.localexchange.faults.FaultInjector;
import dev.scalpel.localexchange.faults.ReadDelays;
import dev.scalpel.localexchange.matching.PartialFillInjector;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.time.EventScheduler;

/**
 * How a stand-in is reached and what a rehearsal can demand of it, whatever it trades and speaks: keys, faults, stale
 * reads, partial fills.
 */
public final class StandInControls {

    /** Held by one call at a time, whether it comes by HTTP or from a test. */
    private final Object lock = new Object();

    private final FaultInjector faults = new FaultInjector();
    private final PartialFillInjector partialFills = new PartialFillInjector();
    private final ReadDelays readDelays = new ReadDelays(faults);
    private final ApiKeys apiKeys;

    public StandInControls(ApiKey apiKey) {
        apiKeys = new ApiKeys(apiKey);
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

    public ReadDelays readDelays() {
        return readDelays;
    }

    FaultInjector faults() {
        return faults;
    }

    LoopbackHttpServer serve(int port, Dialect dialect, EventScheduler scheduler) {
        return new LoopbackHttpServer(port, new Router(dialect, scheduler, lock), faults);
    }
}

package dev.scalpel.localexchange.server;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.Bans;
import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.access.RequestAuthenticator;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.faults.FaultInjector;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.matching.PartialFillInjector;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.time.EventScheduler;
import java.util.Map;
import java.util.function.Function;

/**
 * How a stand-in is reached and what a rehearsal can demand of it, whatever it trades: keys, limits, faults, stale reads,
 * partial fills.
 *
 * @param <O> the account as a read observes it
 */
public final class StandInControls<O> {

    /** Held by one call at a time, whether it comes by HTTP or from a test. */
    private final Object lock = new Object();

    private final FaultInjector faults = new FaultInjector();
    private final Bans bans = new Bans();
    private final PartialFillInjector partialFills = new PartialFillInjector();
    private final StaleReadInjector<O> staleReads;
    private final RequestAuthenticator authenticator;
    private final RateLimits limits;
    private final UnfilledOrderCounter orderCounts;

    /** @param observation the account as of these instants, and as it is now for kinds without one */
    public StandInControls(ApiKey apiKey, RateLimits limits, Function<Map<StaleRead, Long>, O> observation) {
        this.limits = limits;
        authenticator = new RequestAuthenticator(apiKey);
        orderCounts = new UnfilledOrderCounter(limits);
        staleReads = new StaleReadInjector<>(faults, observation);
    }

    Object lock() {
        return lock;
    }

    FaultInjector faults() {
        return faults;
    }

    Bans bans() {
        return bans;
    }

    public PartialFillInjector partialFills() {
        return partialFills;
    }

    public StaleReadInjector<O> staleReads() {
        return staleReads;
    }

    public RequestAuthenticator authenticator() {
        return authenticator;
    }

    public RateLimits limits() {
        return limits;
    }

    public UnfilledOrderCounter orderCounts() {
        return orderCounts;
    }

    LoopbackHttpServer serve(int port, Map<String, Route> routes, EventScheduler scheduler) {
        return new LoopbackHttpServer(
                port, new Router(routes, scheduler, authenticator, limits, bans, orderCounts, lock), faults);
    }
}

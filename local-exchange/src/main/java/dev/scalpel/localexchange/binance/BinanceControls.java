package dev.scalpel.localexchange.binance;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.Bans;
import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.access.RequestAuthenticator;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.server.StandInControls;
import java.util.Map;

/**
 * The controls of a stand-in, and the keys, limits and bans of Binance.
 *
 * @param <O> the account as a read observes it
 */
public final class BinanceControls<O> {

    private final StandInControls controls;
    private final StaleReadInjector<O> staleReads;
    private final RequestAuthenticator authenticator;
    private final RateLimits limits;
    private final UnfilledOrderCounter orderCounts;
    private final Bans bans = new Bans();

    public BinanceControls(StandInControls controls, StaleReadInjector<O> staleReads, RateLimits limits) {
        this.controls = controls;
        this.staleReads = staleReads;
        this.limits = limits;
        authenticator = new RequestAuthenticator(controls.apiKeys());
        orderCounts = new UnfilledOrderCounter(limits);
    }

    public Dialect dialect(Map<String, Route> routes) {
        return new BinanceDialect(routes, this);
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

    Bans bans() {
        return bans;
    }

    Object lock() {
        return controls.lock();
    }

    void addApiKey(ApiKey another) {
        controls.apiKeys().add(another);
    }
}

package dev.scalpel.localexchange.bybit;

import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.api.BybitDialect;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.RequestLimits;
import dev.scalpel.localexchange.bybit.linear.LinearCategory;
import dev.scalpel.localexchange.bybit.linear.LinearContracts;
import dev.scalpel.localexchange.bybit.spot.SpotCategory;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.PerpetualExchange;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.server.StandInControls;
import dev.scalpel.localexchange.time.EventScheduler;
import java.time.Clock;
import java.util.List;

/** Spot pairs and perpetual contracts that speak Bybit's API v5, with one unified trading account. */
public final class BybitExchange extends SpotExchange {

    private final RequestLimits limits;
    private final PerpetualExchange linear;

    private BybitExchange(int port, SpotCore spot, PerpetualCore linear, RequestLimits limits) {
        super(port, spot, new BybitDialect(calls(spot, linear), spot.controls().apiKeys(), limits));
        this.limits = limits;
        this.linear = new PerpetualExchange(this, linear);
    }

    /**
     * Starts an exchange.
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, forward only
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static BybitExchange start(
            int port, Clock clock, List<Listing> pairs, List<PerpetualListing> contracts, ApiKey apiKey) {
        StandInControls controls = new StandInControls(apiKey);
        EventScheduler scheduler = new EventScheduler(clock);
        SpotCore spot = new SpotCore(controls, scheduler, pairs);
        PerpetualCore linear = new PerpetualCore(controls, scheduler, new UnifiedFunds(spot.wallet()), contracts);
        spot.wallet().setAvailable(linear.engine().values()::available);
        return new BybitExchange(port, spot, linear, new RequestLimits());
    }

    /** The same, with a perpetual of each pair in USDT. */
    public static BybitExchange start(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        List<PerpetualListing> contracts = listings.stream()
                .filter(listing -> listing.symbol().quote().equals(LinearContracts.SETTLE))
                .map(LinearContracts::of)
                .toList();
        return start(port, clock, listings, contracts, apiKey);
    }

    /** An exchange on any free port, with {@link ApiKey#rehearsal}. */
    public static BybitExchange start(Clock clock, List<Listing> listings) {
        return start(0, clock, listings, ApiKey.rehearsal());
    }

    /** The perpetual contracts: the same server, key and wallet. */
    public PerpetualExchange linear() {
        return linear;
    }

    /** Refuses signed calls with code 10006 after so many of one kind in a second. No limit by default. */
    public void limitRequests(int perSecond) {
        locked(() -> limits.limit(perSecond));
    }

    private static Calls calls(SpotCore spot, PerpetualCore linear) {
        Calls calls = new Calls();
        new SpotCategory(spot).addTo(calls);
        new LinearCategory(linear).addTo(calls);
        new AccountCalls(spot.controls(), spot.wallet(), linear.engine().values()).addTo(calls);
        return calls;
    }
}

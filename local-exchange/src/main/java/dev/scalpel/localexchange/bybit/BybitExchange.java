package dev.scalpel.localexchange.bybit;

import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.market.Listing;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A spot market that speaks Bybit's API v5, with a unified trading account. */
public final class BybitExchange extends SpotExchange {

    private final RequestLimits limits;

    private BybitExchange(int port, SpotCore core, RequestLimits limits) {
        super(port, core, new BybitDialect(actions(core), core.controls().apiKeys(), limits));
        this.limits = limits;
    }

    /**
     * Starts an exchange.
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, forward only
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static BybitExchange start(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        return new BybitExchange(port, new SpotCore(clock, listings, apiKey), new RequestLimits());
    }

    /** An exchange on any free port, with {@link ApiKey#rehearsal}. */
    public static BybitExchange start(Clock clock, List<Listing> listings) {
        return start(0, clock, listings, ApiKey.rehearsal());
    }

    /** Refuses signed calls with code 10006 after so many of one kind in a second. No limit by default. */
    public void limitRequests(int perSecond) {
        locked(() -> limits.limit(perSecond));
    }

    private static Map<String, Action> actions(SpotCore core) {
        Map<String, Action> actions = new LinkedHashMap<>();
        OrderRows rows = new OrderRows();
        new MarketCalls(core.markets()).addTo(actions);
        new OrderCalls(core, rows).addTo(actions);
        new OrderReads(core, rows).addTo(actions);
        new AccountCalls(core).addTo(actions);
        return actions;
    }
}

package dev.scalpel.localexchange;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.matching.MatchingEngine;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.orderentry.OrderService;
import dev.scalpel.localexchange.orderentry.OrderValidator;
import dev.scalpel.localexchange.server.StandInControls;
import dev.scalpel.localexchange.time.EventScheduler;
import java.time.Clock;
import java.util.List;

/** The parts of a spot market with one account, whatever API it speaks. */
public final class SpotCore {

    /** Rows of aggregated trades per bar; a row may stand for many trades. */
    private static final int MAX_AGGREGATES_PER_BAR = 12;

    private final StandInControls controls;
    private final StaleReadInjector<ObservedAccount> staleReads;
    private final Markets markets;
    private final OrderBook book = new OrderBook();
    private final Wallet wallet = new Wallet();
    private final Settlement settlement = new Settlement(wallet);
    private final MatchingEngine matching;
    private final EventScheduler scheduler;
    private final OrderService orderService;

    public SpotCore(Clock clock, List<Listing> listings, ApiKey apiKey) {
        this(new StandInControls(apiKey), new EventScheduler(clock), listed(listings));
    }

    private static List<Listing> listed(List<Listing> listings) {
        if (listings.isEmpty()) {
            throw new IllegalArgumentException("an exchange lists at least one pair");
        }
        return listings;
    }

    /** A market of a server that may have others, and then may list nothing itself. */
    public SpotCore(StandInControls controls, EventScheduler scheduler, List<Listing> listings) {
        this.controls = controls;
        this.scheduler = scheduler;
        staleReads = new StaleReadInjector<>(controls.readDelays(), ObservedAccount::of);
        markets = new Markets(listings, MAX_AGGREGATES_PER_BAR);
        matching = new MatchingEngine(markets, book, settlement, controls.partialFills(), scheduler.now());
        scheduler.add(matching);
        orderService = new OrderService(book, settlement, matching, new OrderValidator(book, wallet));
    }

    public StandInControls controls() {
        return controls;
    }

    public StaleReadInjector<ObservedAccount> staleReads() {
        return staleReads;
    }

    public Markets markets() {
        return markets;
    }

    public OrderBook book() {
        return book;
    }

    public Wallet wallet() {
        return wallet;
    }

    public Settlement settlement() {
        return settlement;
    }

    public MatchingEngine matching() {
        return matching;
    }

    public OrderService orderService() {
        return orderService;
    }

    EventScheduler scheduler() {
        return scheduler;
    }
}

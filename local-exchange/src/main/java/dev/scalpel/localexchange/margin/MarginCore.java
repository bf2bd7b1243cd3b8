package dev.scalpel.localexchange.margin;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.ReadDelays;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.margin.account.MarginAccount;
import dev.scalpel.localexchange.margin.contract.Conversions;
import dev.scalpel.localexchange.margin.contract.MarginListing;
import dev.scalpel.localexchange.margin.contract.MarginMarkets;
import dev.scalpel.localexchange.margin.engine.MarginEngine;
import dev.scalpel.localexchange.margin.engine.MarginRules;
import dev.scalpel.localexchange.margin.orders.MarginBook;
import dev.scalpel.localexchange.margin.orders.MarginEvents;
import dev.scalpel.localexchange.server.StandInControls;
import dev.scalpel.localexchange.time.EventScheduler;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The parts of a market on margin with one account of netted positions, whatever API it speaks. */
public final class MarginCore {

    /** Rows of aggregated trades per bar; a row may stand for many trades. */
    private static final int MAX_AGGREGATES_PER_BAR = 12;

    private final StandInControls controls;
    private final StaleReadInjector<ObservedMargin> staleReads;
    private final AtomicLong lastId;
    private final MarginMarkets markets;
    private final MarginBook book;
    private final MarginAccount account;
    private final MarginEngine engine;
    private final EventScheduler scheduler;

    /**
     * @param home the account's currency
     * @param conversionMarkup by which share gains are converted worse and losses dearer than the middle of the prices
     * @param firstId of what the venue numbers: orders and fills, and what the dialect numbers besides
     * @param events what the dialect makes of orders and fills
     */
    public MarginCore(
            Clock clock,
            List<MarginListing> listings,
            ApiKey apiKey,
            String home,
            BigDecimal conversionMarkup,
            MarginRules rules,
            long firstId,
            MarginEvents events) {
        controls = new StandInControls(apiKey);
        staleReads = new StaleReadInjector<>(controls.readDelays(), ObservedMargin::of);
        lastId = new AtomicLong(firstId - 1);
        markets = new MarginMarkets(listings, MAX_AGGREGATES_PER_BAR, clock.millis());
        book = new MarginBook(ids());
        account = new MarginAccount(markets, ReadDelays.MAX_BEHIND);
        engine = new MarginEngine(
                markets,
                book,
                account,
                new Conversions(home, markets, conversionMarkup),
                rules,
                controls.partialFills(),
                events,
                ids());
        scheduler = new EventScheduler(clock);
        scheduler.add(engine);
    }

    public StandInControls controls() {
        return controls;
    }

    public StaleReadInjector<ObservedMargin> staleReads() {
        return staleReads;
    }

    /** The next number of whatever the venue numbers. */
    public LongSupplier ids() {
        return lastId::incrementAndGet;
    }

    public long lastId() {
        return lastId.get();
    }

    public MarginMarkets markets() {
        return markets;
    }

    public MarginBook book() {
        return book;
    }

    public MarginAccount account() {
        return account;
    }

    public MarginEngine engine() {
        return engine;
    }

    EventScheduler scheduler() {
        return scheduler;
    }
}

package dev.scalpel.localexchange.perpetual;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.ReadDelays;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.account.Funds;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.OwnFunds;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.perpetual.engine.FuturesEngine;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.perpetual.entry.AlgoOrderEntry;
import dev.scalpel.localexchange.perpetual.entry.FuturesOrderEntry;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.server.StandInControls;
import dev.scalpel.localexchange.time.EventScheduler;
import java.time.Clock;
import java.util.List;

/** The parts of a market of perpetual contracts with one account, whatever API it speaks. */
public final class PerpetualCore {

    /** Rows of aggregated trades per bar; a row may stand for many trades. */
    private static final int MAX_AGGREGATES_PER_BAR = 12;

    private final StandInControls controls;
    private final EventScheduler scheduler;
    private final StaleReadInjector<ObservedFutures> staleReads;
    private final FuturesBook book = new FuturesBook();
    private final Contracts contracts;
    private final FuturesAccount account;
    private final FuturesEngine engine;
    private final FuturesOrderEntry orderEntry;
    private final AlgoOrderEntry algoEntry;

    public PerpetualCore(Clock clock, List<PerpetualListing> listings, ApiKey apiKey) {
        this(new StandInControls(apiKey), new EventScheduler(clock), new OwnFunds(), listings);
    }

    /** A market of a server that may have others, which may share the funds. */
    public PerpetualCore(
            StandInControls controls, EventScheduler scheduler, Funds funds, List<PerpetualListing> listings) {
        this.controls = controls;
        this.scheduler = scheduler;
        staleReads = new StaleReadInjector<>(controls.readDelays(), ObservedFutures::of);
        contracts = new Contracts(listings, MAX_AGGREGATES_PER_BAR);
        account = new FuturesAccount(contracts, funds, ReadDelays.MAX_BEHIND);
        engine = new FuturesEngine(contracts, book, account, controls.partialFills(), scheduler.now());
        scheduler.add(engine);
        orderEntry = new FuturesOrderEntry(book, account, engine, scheduler);
        algoEntry = new AlgoOrderEntry(book, account, engine, scheduler);
    }

    public StandInControls controls() {
        return controls;
    }

    public EventScheduler scheduler() {
        return scheduler;
    }

    public StaleReadInjector<ObservedFutures> staleReads() {
        return staleReads;
    }

    public FuturesBook book() {
        return book;
    }

    public Contracts contracts() {
        return contracts;
    }

    public FuturesAccount account() {
        return account;
    }

    public FuturesEngine engine() {
        return engine;
    }

    public FuturesOrderEntry orderEntry() {
        return orderEntry;
    }

    public AlgoOrderEntry algoEntry() {
        return algoEntry;
    }
}

package dev.scalpel.retrieval;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.retrieval.costs.CostMeasurement;
import dev.scalpel.store.StoreException;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueRateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * Brings the store up to the newest closed minute. All state is in the store, so that the next call recovers from a
 * missed hour, a duplicate event or a killed process.
 */
public final class Retrieval {

    private final SymbolRetrieval symbolRetrieval;
    private final ExecutionTrigger trigger;
    private final VenueRateLimit rateLimit;
    private final VenueTimeSource time;
    private final Duration history;
    private final FundingRetrieval funding;
    private final InstrumentRefresh refresh;
    private final CostMeasurement costs;

    /** @param history how far back the first call begins */
    Retrieval(
            SymbolRetrieval symbolRetrieval,
            ExecutionTrigger trigger,
            VenueRateLimit rateLimit,
            VenueTimeSource time,
            Duration history,
            FundingRetrieval funding,
            InstrumentRefresh refresh,
            CostMeasurement costs) {
        this.symbolRetrieval = symbolRetrieval;
        this.trigger = trigger;
        this.rateLimit = rateLimit;
        this.time = time;
        this.history = history;
        this.funding = funding;
        this.refresh = refresh;
        this.costs = costs;
    }

    /**
     * Fetches each symbol from its last stored bar, recent gaps first; then triggers execution of the shard. Then, without
     * effect on that, stores fundings, refreshes rules and measures costs.
     *
     * @param traded those whose costs are measured
     */
    public RetrievalReport retrieve(
            String shard, List<InstrumentId> instruments, List<InstrumentId> traded, Deadline deadline) {
        RetrievalReport report = forEach(instruments, (progress, newest) -> {
            long begin = Minutes.floor(Instant.ofEpochMilli(newest).minus(history));
            symbolRetrieval.catchUp(progress, begin, newest, deadline);
        });
        List<Symbol> ready = report.symbols().stream()
                .filter(SymbolReport::caughtUp)
                .map(SymbolReport::symbol)
                .toList();
        // Symbols that failed must not hold back the others: execution checks itself which bars are fresh.
        RetrievalReport triggered =
                report.withExecutionTriggered(!ready.isEmpty() && trigger.announce(shard, report.minute(), ready));
        RetrievalReport refreshed =
                triggered.pausedUntil().isPresent() ? triggered : refreshed(triggered, instruments, deadline);
        return refreshed.pausedUntil().isPresent() ? refreshed : measured(refreshed, traded, deadline);
    }

    private RetrievalReport measured(RetrievalReport report, List<InstrumentId> traded, Deadline deadline) {
        List<String> problems = new ArrayList<>();
        VenueAvailability availability = attempt(() -> costs.measure(traded, time.now(), deadline, problems::add));
        availability.reason().ifPresent(problems::add);
        return report.withCostsNotMeasured(problems, availability.until());
    }

    /** After the bars, and without effect on them: rules change rarely, and a minute must not wait for them. */
    private RetrievalReport refreshed(RetrievalReport report, List<InstrumentId> instruments, Deadline deadline) {
        List<Symbol> symbols = instruments.stream().map(InstrumentId::symbol).toList();
        VenueAvailability availability = attempt(() -> {
            refresh.refresh(symbols, time.now(), deadline);
            funding.catchUp(instruments, time.now(), deadline);
        });
        return availability.isAvailable()
                ? report
                : report.withInstrumentsFailure(availability.reason(), availability.until());
    }

    /** Fetches every missing minute of {@code [from, to)}; stored bars stay. */
    public RetrievalReport backfill(List<InstrumentId> instruments, Instant from, Instant to, Deadline deadline) {
        return forEach(instruments, (progress, newest) -> {
            long end = Math.min(Minutes.floor(to), Minutes.plus(newest, 1));
            symbolRetrieval.fillGaps(progress, Math.min(Minutes.floor(from), end), end, deadline);
        });
    }

    /** A failing symbol does not stop the others; a rate limit stops all. */
    private RetrievalReport forEach(List<InstrumentId> instruments, ObjLongConsumer<SymbolProgress> task) {
        VenueAvailability availability = rateLimit
                .until(time.now())
                .map(VenueAvailability::rateLimitedUntil)
                .orElse(VenueAvailability.AVAILABLE);
        availability = availability.isAvailable() ? attempt(time::synchronise) : availability;
        long newest = Minutes.lastClosed(time.now());
        List<SymbolReport> reports = new ArrayList<>();
        for (InstrumentId instrument : instruments) {
            SymbolProgress progress = new SymbolProgress(instrument);
            VenueAvailability own =
                    availability.isAvailable() ? attempt(() -> task.accept(progress, newest)) : availability;
            own.reason().ifPresent(progress::fail);
            availability = availability.isAvailable() ? own.forOtherSymbols() : availability;
            reports.add(finish(progress, newest));
        }
        return new RetrievalReport(
                Instant.ofEpochMilli(newest),
                reports,
                false,
                availability.until(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private SymbolReport finish(SymbolProgress progress, long newest) {
        try {
            if (!progress.hasLast()) {
                symbolRetrieval.lastStored(progress.instrument()).ifPresent(progress::last);
            }
        } catch (StoreException e) {
            progress.fail("the store failed: " + e.getMessage());
        }
        return progress.report(newest);
    }

    private VenueAvailability attempt(Runnable task) {
        try {
            task.run();
            return VenueAvailability.AVAILABLE;
        } catch (VenueException e) {
            return switch (e.kind()) {
                case RATE_LIMITED -> VenueAvailability.rateLimitedUntil(rateLimit.rateLimited(time.now(), e));
                case REGION_REFUSED, KEY_REJECTED -> VenueAvailability.unavailableForAll(e.reason());
                default -> VenueAvailability.unavailableForSymbol(e.reason());
            };
        } catch (StoreException e) {
            return VenueAvailability.unavailableForSymbol("the store failed: " + e.getMessage());
        }
    }
}

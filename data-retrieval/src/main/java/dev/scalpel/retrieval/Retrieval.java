package dev.scalpel.retrieval;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
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
 * Brings the store up to the newest closed minute. All it knows is in the store, so that a missed hour, a doubled event
 * or a killed process heals itself with the next call.
 */
public final class Retrieval {

    private final SymbolRetrieval work;
    private final ExecutionTrigger chain;
    private final VenueRateLimit pause;
    private final VenueTimeSource time;
    private final Duration history;
    private final InstrumentRefresh instruments;

    /** @param history how far back the first call begins */
    Retrieval(
            SymbolRetrieval work,
            ExecutionTrigger chain,
            VenueRateLimit pause,
            VenueTimeSource time,
            Duration history,
            InstrumentRefresh instruments) {
        this.work = work;
        this.chain = chain;
        this.pause = pause;
        this.time = time;
        this.history = history;
        this.instruments = instruments;
    }

    /** Each symbol from its last stored bar on, recent holes first; then starts the shard's execution. */
    public RetrievalReport retrieve(String shard, List<Symbol> symbols, Deadline deadline) {
        RetrievalReport report = forEach(symbols, (progress, newest) -> {
            long begin = Minutes.floor(Instant.ofEpochMilli(newest).minus(history));
            work.catchUp(progress, begin, newest, deadline);
        });
        List<Symbol> ready = report.symbols().stream()
                .filter(SymbolReport::caughtUp)
                .map(SymbolReport::symbol)
                .toList();
        // Symbols that failed must not hold back the others: execution sees for itself which bars are fresh.
        RetrievalReport chained = report.withChained(!ready.isEmpty() && chain.announce(shard, report.minute(), ready));
        return report.pausedUntil().isPresent() ? chained : refreshed(chained, symbols, deadline);
    }

    /** After the bars, and whatever comes of it: rules change rarely, and a minute must not wait for them. */
    private RetrievalReport refreshed(RetrievalReport report, List<Symbol> symbols, Deadline deadline) {
        VenueAvailability standing = attempt(() -> instruments.refresh(symbols, time.now(), deadline));
        return standing.isOpen() ? report : report.withInstruments(standing.closedBecause(), standing.until());
    }

    /** Every absent minute of {@code [from, to)}; what is stored stays as it is. */
    public RetrievalReport backfill(List<Symbol> symbols, Instant from, Instant to, Deadline deadline) {
        return forEach(symbols, (progress, newest) -> {
            long end = Math.min(Minutes.floor(to), Minutes.plus(newest, 1));
            work.fillHoles(progress, Math.min(Minutes.floor(from), end), end, deadline);
        });
    }

    /** One failing symbol does not stop the others; a venue that wants silence stops all. */
    private RetrievalReport forEach(List<Symbol> symbols, ObjLongConsumer<SymbolProgress> task) {
        VenueAvailability standing =
                pause.until(time.now()).map(VenueAvailability::pausedUntil).orElse(VenueAvailability.OPEN);
        standing = standing.isOpen() ? attempt(time::synchronise) : standing;
        long newest = Minutes.lastClosed(time.now());
        List<SymbolReport> reports = new ArrayList<>();
        for (Symbol symbol : symbols) {
            SymbolProgress progress = new SymbolProgress(symbol);
            VenueAvailability own = standing.isOpen() ? attempt(() -> task.accept(progress, newest)) : standing;
            own.closedBecause().ifPresent(progress::fail);
            standing = standing.isOpen() ? own.forOthers() : standing;
            reports.add(finish(progress, newest));
        }
        return new RetrievalReport(Instant.ofEpochMilli(newest), reports, false, standing.until(), Optional.empty());
    }

    private SymbolReport finish(SymbolProgress progress, long newest) {
        try {
            if (!progress.knowsLast()) {
                work.lastStored(progress.symbol()).ifPresent(progress::last);
            }
        } catch (StoreException e) {
            progress.fail("the store failed: " + e.getMessage());
        }
        return progress.report(newest);
    }

    private VenueAvailability attempt(Runnable task) {
        try {
            task.run();
            return VenueAvailability.OPEN;
        } catch (VenueException e) {
            return switch (e.kind()) {
                case RATE_LIMITED -> VenueAvailability.pausedUntil(pause.rateLimited(time.now(), e));
                case REGION_REFUSED, KEY_REJECTED -> VenueAvailability.closedToAll(e.reason());
                default -> VenueAvailability.closedToOne(e.reason());
            };
        } catch (StoreException e) {
            return VenueAvailability.closedToOne("the store failed: " + e.getMessage());
        }
    }
}

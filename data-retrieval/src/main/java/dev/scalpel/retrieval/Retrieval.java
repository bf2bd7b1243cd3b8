package dev.scalpel.retrieval;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.retrieval.costs.CostMeasurement;
import dev.scalpel.shards.ParallelSymbols;
import dev.scalpel.store.StoreException;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueRateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;

/**
 * Brings the store up to the newest closed minute. All state is in the store, so that the next call recovers from a
 * missed hour, a duplicate event or a killed process.
 */
public final class Retrieval {

    /**
     * Up to this many are fetched one after the other, which is well within a minute: venues also count requests a second. A call for
     * more is one machine's, which has no shards.
     */
    private static final int MAX_SEQUENTIAL = 25;

    private final ParallelSymbols parallel = new ParallelSymbols();
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
     * What a call fetches for a shard.
     *
     * @param instruments whose bars start its execution
     * @param traded those whose costs are measured
     */
    record Part(String shard, List<InstrumentId> instruments, List<InstrumentId> traded) {}

    /**
     * Fetches each symbol from its last stored bar, recent gaps first; then triggers execution of the shards. Then, without
     * effect on that, stores fundings, refreshes rules and measures costs. What several parts name is fetched once.
     */
    RetrievalReport retrieve(List<Part> parts, Deadline deadline) {
        List<InstrumentId> instruments = distinct(parts, Part::instruments);
        RetrievalReport report = forEach(instruments, (progress, newest) -> {
            long begin = Minutes.floor(Instant.ofEpochMilli(newest).minus(history));
            symbolRetrieval.catchUp(progress, begin, newest, deadline);
        });
        Set<Symbol> ready = report.symbols().stream()
                .filter(SymbolReport::caughtUp)
                .map(SymbolReport::symbol)
                .collect(Collectors.toSet());
        boolean anyTriggered = false;
        for (Part part : parts) {
            List<Symbol> own = part.instruments().stream()
                    .map(InstrumentId::symbol)
                    .filter(ready::contains)
                    .toList();
            // Symbols that failed must not hold back the others: execution checks itself which bars are fresh.
            anyTriggered |= !own.isEmpty() && trigger.announce(part.shard(), report.minute(), own);
        }
        RetrievalReport triggered = report.withExecutionTriggered(anyTriggered);
        RetrievalReport refreshed =
                triggered.pausedUntil().isPresent() ? triggered : refreshed(triggered, instruments, deadline);
        return refreshed.pausedUntil().isPresent()
                ? refreshed
                : measured(refreshed, distinct(parts, Part::traded), deadline);
    }

    private static List<InstrumentId> distinct(List<Part> parts, Function<Part, List<InstrumentId>> some) {
        return parts.stream()
                .flatMap(part -> some.apply(part).stream())
                .distinct()
                .toList();
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
        AtomicReference<VenueAvailability> venue =
                new AtomicReference<>(availability.isAvailable() ? attempt(time::synchronise) : availability);
        long newest = Minutes.lastClosed(time.now());
        Function<InstrumentId, SymbolReport> each = instrument -> {
            SymbolProgress progress = new SymbolProgress(instrument);
            VenueAvailability known = now(venue);
            VenueAvailability own = known.isAvailable() ? attempt(() -> task.accept(progress, newest)) : known;
            own.reason().ifPresent(progress::fail);
            if (!own.forOtherSymbols().isAvailable()) {
                // The first one stays: others may have begun meanwhile.
                venue.compareAndSet(known, own.forOtherSymbols());
            }
            return finish(progress, newest);
        };
        List<SymbolReport> reports = instruments.size() > MAX_SEQUENTIAL
                ? parallel.map(instruments, each)
                : instruments.stream().map(each).toList();
        return new RetrievalReport(
                Instant.ofEpochMilli(newest),
                reports,
                false,
                now(venue).until(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static VenueAvailability now(AtomicReference<VenueAvailability> venue) {
        return Optional.ofNullable(venue.get()).orElse(VenueAvailability.AVAILABLE);
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

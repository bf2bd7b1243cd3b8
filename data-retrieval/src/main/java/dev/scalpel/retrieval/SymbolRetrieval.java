package dev.scalpel.retrieval;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Gap;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.feed.BarFeed;
import dev.scalpel.retrieval.feed.FetchedBars;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Fetches the minutes of one symbol page by page, and stores each page before it requests the next. */
final class SymbolRetrieval {

    /** How far back each call looks for gaps: the object of the day is read anyway, and the work stays bounded. */
    private static final long GAP_LOOKBACK_MINUTES = Minutes.PER_DAY;

    /**
     * Age at which a quiet minute is reread once: a venue that is behind may list a later minute first.
     */
    private static final int SETTLING_MINUTES = 10;

    private final BarFeed feed;
    private final BarRepository archive;
    private final InvalidBarLog invalidBarLog;
    private final SessionMinutes session;

    /** @param session of the venue's instruments */
    SymbolRetrieval(BarFeed feed, BarRepository archive, InvalidBarLog invalidBarLog, TradingSession session) {
        this.feed = feed;
        this.archive = archive;
        this.invalidBarLog = invalidBarLog;
        this.session = new SessionMinutes(session);
    }

    /** The newest stored minute. */
    OptionalLong lastStored(InstrumentId instrument) {
        return archive.lastOpenTime(instrument);
    }

    /** Fills recent gaps first, then fetches from the last stored bar, or from {@code begin} if there is none, to {@code newest}. */
    void catchUp(SymbolProgress progress, long begin, long newest, Deadline deadline) {
        long end = Minutes.plus(newest, 1);
        long gapsFrom = Math.max(begin, Minutes.plus(end, -GAP_LOOKBACK_MINUTES));
        BarSeries recent = archive.read(progress.instrument(), gapsFrom, end);
        if (recent.isEmpty()) {
            // Only now list the store, which costs as much as a write.
            catchUpFromLastStored(progress, begin, end, deadline);
        } else {
            progress.last(recent.lastOpenTime());
            fillGaps(progress, recent, gapsFrom, Minutes.plus(recent.lastOpenTime(), 1), deadline);
            fetch(progress, recent, Minutes.plus(recent.lastOpenTime(), 1), end, deadline);
            rereadQuietMinutes(progress, recent.lastOpenTime(), deadline);
        }
    }

    private void catchUpFromLastStored(SymbolProgress progress, long begin, long end, Deadline deadline) {
        OptionalLong last = lastStored(progress.instrument());
        last.ifPresent(progress::last);
        fetch(progress, BarSeries.empty(), last.isPresent() ? Minutes.plus(last.getAsLong(), 1) : begin, end, deadline);
        if (last.isPresent()) {
            rereadQuietMinutes(progress, last.getAsLong(), deadline);
        }
    }

    /**
     * Rereads the quiet minutes that have become {@link #SETTLING_MINUTES} old since the last call, so that each is reread
     * once, and none that was older when first read. What the venue lists now replaces the stored bar; a minute that
     * stays quiet takes the present close before it.
     *
     * @param lastBefore the newest stored minute before this call
     */
    private void rereadQuietMinutes(SymbolProgress progress, long lastBefore, Deadline deadline) {
        long lastNow = progress.lastMinute().orElse(lastBefore);
        long from = Minutes.plus(lastBefore, 1 - SETTLING_MINUTES);
        long to = Math.min(Minutes.plus(lastNow, 1 - SETTLING_MINUTES), Minutes.plus(lastBefore, 1));
        if (to <= from || deadline.passed()) {
            return;
        }
        BarSeries stored = archive.read(progress.instrument(), from, to);
        int first = 0;
        while (first < stored.size() && !stored.bar(first).isQuiet()) {
            first++;
        }
        if (first == stored.size()) {
            return;
        }
        FetchedBars again = feed.fetch(progress.symbol(), stored.openTime(first), to);
        archive.append(
                progress.instrument(),
                again.withQuietMinutes(closeBefore(progress.instrument(), stored, again.from()), session));
        again.requireAll();
    }

    /** Fetches the minutes of {@code [begin, end)} that are not stored. */
    void fillGaps(SymbolProgress progress, long begin, long end, Deadline deadline) {
        fillGaps(progress, archive.read(progress.instrument(), begin, end), begin, end, deadline);
    }

    private void fillGaps(SymbolProgress progress, BarSeries stored, long begin, long end, Deadline deadline) {
        // Before the first bar the market may not exist: that is history, not a gap.
        for (Gap gap : session.open(stored.gapsWithin(begin, end))) {
            fetch(progress, stored, gap.from(), gap.to(), deadline);
        }
    }

    /** @param known stored bars that may include the one before {@code begin} */
    private void fetch(SymbolProgress progress, BarSeries known, long begin, long end, Deadline deadline) {
        long from = begin;
        BarSeries before = known;
        while (from < end && !deadline.passed()) {
            FetchedBars fetched = feed.fetch(progress.symbol(), from, end);
            progress.invalid(fetched.invalid());
            invalidBarLog.add(
                    progress.instrument(),
                    fetched.invalid().stream()
                            .map(row -> new InvalidBarLog.InvalidBar(row.openTime(), String.valueOf(row.getMessage())))
                            .toList());
            BarSeries bars =
                    fetched.withQuietMinutes(closeBefore(progress.instrument(), before, fetched.from()), session);
            progress.stored(archive.append(progress.instrument(), bars).stored());
            if (!bars.isEmpty()) {
                progress.last(bars.lastOpenTime());
            }
            fetched.requireAll();
            if (fetched.until() <= from) {
                return;
            }
            from = fetched.until();
            before = bars;
        }
    }

    private OptionalDouble closeBefore(InstrumentId instrument, BarSeries known, long minute) {
        long previous = Minutes.plus(minute, -1);
        int row = known.rowOf(previous);
        if (row >= 0) {
            return OptionalDouble.of(known.close(row));
        }
        BarSeries before = archive.read(instrument, previous, minute);
        return before.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(before.close(0));
    }
}

package dev.scalpel.retrieval;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Gap;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.retrieval.feed.BarFeed;
import dev.scalpel.retrieval.feed.FetchedBars;
import dev.scalpel.store.bars.BarArchive;
import dev.scalpel.store.bars.InvalidBarLog;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Fetches one symbol's minutes, page by page, and stores each page before it asks for the next. */
final class SymbolRetrieval {

    /** How far back each call looks for holes: the day's object is read anyway, and this keeps the work bounded. */
    private static final long HOLES_BACK_MINUTES = Minutes.PER_DAY;

    /**
     * A quiet minute is read again once when it is so old: an exchange that is behind may list a later minute before it.
     */
    private static final int SETTLED_MINUTES = 10;

    private final BarFeed feed;
    private final BarArchive archive;
    private final InvalidBarLog refusals;

    SymbolRetrieval(BarFeed feed, BarArchive archive, InvalidBarLog refusals) {
        this.feed = feed;
        this.archive = archive;
        this.refusals = refusals;
    }

    /** The newest stored minute. */
    OptionalLong lastStored(Symbol symbol) {
        return archive.lastOpenTime(symbol);
    }

    /** Recent holes first, then from the last stored bar, or from {@code begin} where there is none, to {@code newest}. */
    void catchUp(SymbolProgress progress, long begin, long newest, Deadline deadline) {
        long end = Minutes.plus(newest, 1);
        long holesFrom = Math.max(begin, Minutes.plus(end, -HOLES_BACK_MINUTES));
        BarSeries recent = archive.read(progress.symbol(), holesFrom, end);
        if (recent.isEmpty()) {
            // Only then is the store asked for a list, which costs as much as a write.
            catchUpFromAfar(progress, begin, end, deadline);
        } else {
            progress.last(recent.lastOpenTime());
            fillHoles(progress, recent, holesFrom, Minutes.plus(recent.lastOpenTime(), 1), deadline);
            fetch(progress, recent, Minutes.plus(recent.lastOpenTime(), 1), end, deadline);
            readQuietAgain(progress, recent.lastOpenTime(), deadline);
        }
    }

    private void catchUpFromAfar(SymbolProgress progress, long begin, long end, Deadline deadline) {
        OptionalLong last = lastStored(progress.symbol());
        last.ifPresent(progress::last);
        fetch(progress, BarSeries.empty(), last.isPresent() ? Minutes.plus(last.getAsLong(), 1) : begin, end, deadline);
        if (last.isPresent()) {
            readQuietAgain(progress, last.getAsLong(), deadline);
        }
    }

    /**
     * Reads the quiet minutes again that have become {@link #SETTLED_MINUTES} old with this call: each falls into the
     * span of one call, and those that were that old when they were first read into none. What the venue lists now
     * replaces the stored bar, and a minute that stays quiet takes the close before it as that is now.
     *
     * @param lastBefore the newest stored minute before this call
     */
    private void readQuietAgain(SymbolProgress progress, long lastBefore, Deadline deadline) {
        long lastNow = progress.lastMinute().orElse(lastBefore);
        long from = Minutes.plus(lastBefore, 1 - SETTLED_MINUTES);
        long to = Math.min(Minutes.plus(lastNow, 1 - SETTLED_MINUTES), Minutes.plus(lastBefore, 1));
        if (to <= from || deadline.passed()) {
            return;
        }
        BarSeries stored = archive.read(progress.symbol(), from, to);
        int first = 0;
        while (first < stored.size() && !stored.bar(first).isQuiet()) {
            first++;
        }
        if (first == stored.size()) {
            return;
        }
        FetchedBars again = feed.fetch(progress.symbol(), stored.openTime(first), to);
        archive.append(progress.symbol(), again.withQuietMinutes(closeBefore(progress.symbol(), stored, again.from())));
    }

    /** The minutes of {@code [begin, end)} that the store has not. */
    void fillHoles(SymbolProgress progress, long begin, long end, Deadline deadline) {
        fillHoles(progress, archive.read(progress.symbol(), begin, end), begin, end, deadline);
    }

    private void fillHoles(SymbolProgress progress, BarSeries stored, long begin, long end, Deadline deadline) {
        // Before the first bar there may be no market at all: that is history to fetch, not a hole to heal.
        for (Gap gap : stored.gapsWithin(begin, end)) {
            fetch(progress, stored, gap.from(), gap.to(), deadline);
        }
    }

    /** @param known bars of the store that may hold the one before {@code begin} */
    private void fetch(SymbolProgress progress, BarSeries known, long begin, long end, Deadline deadline) {
        long from = begin;
        BarSeries before = known;
        while (from < end && !deadline.passed()) {
            FetchedBars fetched = feed.fetch(progress.symbol(), from, end);
            progress.refused(fetched.refused());
            refusals.add(
                    progress.symbol(),
                    fetched.refused().stream()
                            .map(row -> new InvalidBarLog.InvalidBar(row.openTime(), String.valueOf(row.getMessage())))
                            .toList());
            BarSeries bars = fetched.withQuietMinutes(closeBefore(progress.symbol(), before, fetched.from()));
            progress.stored(archive.append(progress.symbol(), bars).stored());
            if (!bars.isEmpty()) {
                progress.last(bars.lastOpenTime());
            }
            if (fetched.until() <= from) {
                return;
            }
            from = fetched.until();
            before = bars;
        }
    }

    private OptionalDouble closeBefore(Symbol symbol, BarSeries known, long minute) {
        long previous = Minutes.plus(minute, -1);
        int row = known.rowOf(previous);
        if (row >= 0) {
            return OptionalDouble.of(known.close(row));
        }
        BarSeries before = archive.read(symbol, previous, minute);
        return before.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(before.close(0));
    }
}

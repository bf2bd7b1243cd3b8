package dev.scalpel.retrieval;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Gap;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.BarArchive;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Fetches one symbol's minutes, page by page, and stores each page before it asks for the next. */
final class SymbolRetrieval {

    /** How far back each call looks for holes: the day's object is read anyway, and this keeps the work bounded. */
    private static final long HOLES_BACK_MINUTES = Minutes.PER_DAY;

    private final BarFeed feed;
    private final BarArchive archive;

    SymbolRetrieval(BarFeed feed, BarArchive archive) {
        this.feed = feed;
        this.archive = archive;
    }

    /** The newest stored minute. */
    OptionalLong lastStored(Symbol symbol) {
        return archive.lastOpenTime(symbol);
    }

    /** Recent holes first, then from the last stored bar, or from {@code begin} where there is none, to {@code newest}. */
    void catchUp(Progress progress, long begin, long newest, Deadline deadline) {
        OptionalLong last = lastStored(progress.symbol());
        if (last.isPresent()) {
            long end = Minutes.plus(last.getAsLong(), 1);
            fillHoles(progress, Math.max(begin, Minutes.plus(end, -HOLES_BACK_MINUTES)), end, deadline);
        }
        long from = last.isPresent() ? Minutes.plus(last.getAsLong(), 1) : begin;
        fetch(progress, from, Minutes.plus(newest, 1), deadline);
    }

    /** The minutes of {@code [begin, end)} that the store has not. */
    void fillHoles(Progress progress, long begin, long end, Deadline deadline) {
        BarSeries stored = archive.read(progress.symbol(), begin, end);
        // Before the first bar there may be no market at all: that is history to fetch, not a hole to heal.
        for (Gap gap : stored.gapsWithin(begin, end)) {
            fetch(progress, gap.from(), gap.to(), deadline);
        }
    }

    private void fetch(Progress progress, long begin, long end, Deadline deadline) {
        long from = begin;
        while (from < end && !deadline.passed()) {
            FetchedBars fetched = feed.fetch(progress.symbol(), from, end);
            progress.refused(fetched.refused());
            BarSeries bars = fetched.withQuietMinutes(closeBefore(progress.symbol(), fetched.from()));
            progress.stored(archive.append(progress.symbol(), bars).stored());
            if (fetched.until() <= from) {
                return;
            }
            from = fetched.until();
        }
    }

    private OptionalDouble closeBefore(Symbol symbol, long minute) {
        BarSeries before = archive.read(symbol, Minutes.plus(minute, -1), minute);
        return before.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(before.close(0));
    }
}

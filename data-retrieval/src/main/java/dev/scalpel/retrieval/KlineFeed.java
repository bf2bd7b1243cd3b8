package dev.scalpel.retrieval;

import dev.scalpel.exchange.Kline;
import dev.scalpel.exchange.KlineReader;
import dev.scalpel.exchange.VenueClock;
import dev.scalpel.exchange.VenueErrors;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InsaneBarException;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes the venue's own minute bars, page by page. */
final class KlineFeed implements BarFeed {

    private final String venue;
    private final KlineReader reader;
    private final VenueClock clock;

    KlineFeed(String venue, KlineReader reader, VenueClock clock) {
        this.venue = venue;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public FetchedBars fetch(Symbol symbol, long from, long to) {
        // The clock is read before the question: a bar that closes while the answer travels may still be forming in it.
        long closedBefore = Minutes.plus(Minutes.lastClosed(clock.instant()), 1);
        long until = Math.min(Math.min(to, closedBefore), Minutes.plus(from, reader.pageSize()));
        if (until <= from) {
            return new FetchedBars(BarSeries.empty(), List.of(), from, from);
        }
        return sift(read(symbol, from, until), from, until);
    }

    private List<Kline> read(Symbol symbol, long from, long until) {
        try {
            return reader.read(symbol, from, until);
        } catch (IOException | RuntimeException e) {
            throw VenueErrors.explain(venue, "bars of " + symbol, e);
        }
    }

    private static FetchedBars sift(List<Kline> rows, long from, long until) {
        BarSeries.Builder bars = new BarSeries.Builder(rows.size());
        List<InsaneBarException> refused = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Kline row : rows) {
            // Rows outside the question, and a minute told twice, are not asked for.
            if (row.openTime() < from || row.openTime() >= until || row.openTime() <= last) {
                continue;
            }
            try {
                bars.add(row.toBar());
                last = row.openTime();
            } catch (InsaneBarException e) {
                refused.add(e);
            }
        }
        return new FetchedBars(bars.build(), refused, from, until);
    }
}

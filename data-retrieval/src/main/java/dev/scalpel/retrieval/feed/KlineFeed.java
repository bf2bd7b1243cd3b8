package dev.scalpel.retrieval.feed;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InvalidBarException;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fetches the venue's own minute bars, page by page. */
final class KlineFeed implements BarFeed {

    private final VenueErrors errors;
    private final KlineReader reader;
    private final VenueClock clock;

    KlineFeed(VenueErrors errors, KlineReader reader, VenueClock clock) {
        this.errors = errors;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public FetchedBars fetch(Symbol symbol, long from, long to) {
        // The clock is read before the request: a bar that closes during the request may still be incomplete in the
        // response.
        long closedBefore = Minutes.plus(Minutes.lastClosed(clock.instant()), 1);
        long end = Math.min(to, closedBefore);
        if (end <= from) {
            return FetchedBars.nothing(from);
        }
        // One more row than needed: if it is listed, all earlier rows are final.
        int rows = (int) Math.min(reader.pageSize(), Minutes.between(from, end) + 1);
        List<Kline> listed = read(symbol, from, rows);
        long listedTo = listed.stream()
                .mapToLong(row -> Minutes.plus(Minutes.floor(row.openTime()), 1))
                .max()
                .orElse(from);
        // After the last row it is unknown whether a minute was quiet or is not listed yet.
        return validate(listed, from, Math.max(from, Math.min(end, listedTo)));
    }

    private List<Kline> read(Symbol symbol, long from, int rows) {
        try {
            return reader.read(symbol, from, rows);
        } catch (IOException | RuntimeException e) {
            throw errors.explain("bars of " + symbol, e);
        }
    }

    private static FetchedBars validate(List<Kline> rows, long from, long until) {
        BarSeries.Builder bars = new BarSeries.Builder(rows.size());
        List<InvalidBarException> invalid = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Kline row : rows) {
            // Skip rows outside the request, and repeated minutes.
            if (row.openTime() < from || row.openTime() >= until || row.openTime() <= last) {
                continue;
            }
            try {
                bars.add(row.toBar());
                last = row.openTime();
            } catch (InvalidBarException e) {
                invalid.add(e);
            }
        }
        return new FetchedBars(bars.build(), invalid, from, until);
    }
}

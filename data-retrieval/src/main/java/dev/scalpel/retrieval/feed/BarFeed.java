package dev.scalpel.retrieval.feed;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.market.MarketDataVenue;

/** A source of closed one-minute bars. */
public interface BarFeed {

    /**
     * Requests the closed minutes in {@code [from, to)} once. They may be more than one response holds: the result says how
     * far it got, and which failure of a later request ended it: what came before is kept.
     *
     * @throws dev.scalpel.venue.VenueException when the venue does not answer or rejects the request; a feed of several requests returns it with what it
     *     fetched before
     */
    FetchedBars fetch(Symbol symbol, long from, long to);

    /** The venue's own bars, or bars built from its trades if it has none. */
    static BarFeed of(MarketDataVenue venue, VenueErrors errors, VenueClock clock) {
        return venue.klines()
                .<BarFeed>map(klines -> new KlineFeed(errors, klines, clock))
                .orElseGet(() -> new TradeFeed(errors, venue.trades(), clock));
    }
}

package dev.scalpel.retrieval.feed;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.market.MarketDataVenue;
import org.knowm.xchange.Exchange;

/** A source of closed one-minute bars. */
public interface BarFeed {

    /**
     * Requests the closed minutes in {@code [from, to)} once. They may be more than one response holds: the result says how
     * far it got.
     *
     * @throws dev.scalpel.venue.VenueException when the venue does not answer or rejects the request
     */
    FetchedBars fetch(Symbol symbol, long from, long to);

    /** The venue's own bars, or bars built from its trades if it has none. */
    static BarFeed of(MarketDataVenue venue, Exchange exchange, VenueClock clock) {
        return venue.klines(exchange)
                .<BarFeed>map(klines -> new KlineFeed(venue.name(), klines, clock))
                .orElseGet(() -> new TradeFeed(venue.name(), venue.trades(exchange, clock), clock));
    }
}

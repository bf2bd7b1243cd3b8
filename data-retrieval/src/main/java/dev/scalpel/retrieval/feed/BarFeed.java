package dev.scalpel.retrieval.feed;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.market.MarketDataVenue;
import org.knowm.xchange.Exchange;

/** Where bars come from. */
public interface BarFeed {

    /**
     * Asks once for the closed minutes in {@code [from, to)}, which may be more than one answer can hold: the result says
     * how far it got.
     *
     * @throws dev.scalpel.venue.VenueException when the venue does not answer or refuses
     */
    FetchedBars fetch(Symbol symbol, long from, long to);

    /** The venue's own bars, or, where it tells none, bars built from its trades. */
    static BarFeed of(MarketDataVenue venue, Exchange exchange, VenueClock clock) {
        return venue.klines(exchange)
                .<BarFeed>map(klines -> new KlineFeed(venue.name(), klines, clock))
                .orElseGet(() -> new TradeFeed(venue.name(), venue.trades(exchange, clock), clock));
    }
}

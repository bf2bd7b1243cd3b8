package dev.scalpel.retrieval;

import dev.scalpel.market.Symbol;

/** Where bars come from. */
public interface BarFeed {

    /**
     * Asks once for the closed minutes in {@code [from, to)}, which may be more than one answer can hold: the result says
     * how far it got.
     *
     * @throws dev.scalpel.exchange.VenueException when the venue does not answer or refuses
     */
    FetchedBars fetch(Symbol symbol, long from, long to);
}

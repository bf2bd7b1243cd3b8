package dev.scalpel.execution.minute;

import dev.scalpel.exchange.VenueInstrument;
import dev.scalpel.execution.broker.Quote;
import dev.scalpel.trading.VenueFilters;

/**
 * What the venue has reported in this round, apart from the orders, which the intents carry.
 *
 * @param venueMillis its time
 * @param orderLists whether a stop and a target can stand against each other
 */
record VenueFacts(long venueMillis, boolean orderLists, VenueInstrument instrument, Quote quote) {

    VenueFilters filters() {
        return instrument.filters();
    }
}

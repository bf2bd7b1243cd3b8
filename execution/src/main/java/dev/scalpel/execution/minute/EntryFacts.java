package dev.scalpel.execution.minute;

import dev.scalpel.execution.broker.Quote;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What the venue has told before an entry.
 *
 * @param freeQuote what may be spent
 * @param orderLists whether a stop and a target can stand against each other
 * @param carriesProtection whether an entry can carry its protection
 */
record EntryFacts(
        long venueMillis,
        VenueFilters filters,
        Quote quote,
        BigDecimal freeQuote,
        boolean orderLists,
        boolean carriesProtection) {

    VenueFacts withoutPlacements() {
        return new VenueFacts(venueMillis, orderLists, filters, quote, Map.of(), Optional.empty());
    }
}

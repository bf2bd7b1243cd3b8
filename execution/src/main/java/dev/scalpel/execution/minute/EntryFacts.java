package dev.scalpel.execution.minute;

import dev.scalpel.execution.broker.Quote;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;

/**
 * What the venue has reported before an entry.
 *
 * @param freeQuote what may be spent
 * @param carriesProtection whether an entry can carry its protection
 */
record EntryFacts(VenueFacts venue, BigDecimal freeQuote, boolean carriesProtection) {

    long venueMillis() {
        return venue.venueMillis();
    }

    VenueFilters filters() {
        return venue.filters();
    }

    Quote quote() {
        return venue.quote();
    }
}

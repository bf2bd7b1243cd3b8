package dev.scalpel.execution.transition;

import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the venue has reported before an entry.
 *
 * @param margin what it allows; empty where positions have none
 * @param freeQuote what may be spent
 * @param carriesProtection whether an entry can carry its protection
 * @param shorting whether a sale can open a position in the instrument
 * @param position what it holds of the instrument, negative of a short; empty where it has balances
 */
public record EntrySnapshot(
        VenueSnapshot venue,
        Optional<EntryMargin> margin,
        BigDecimal freeQuote,
        boolean carriesProtection,
        boolean shorting,
        Optional<BigDecimal> position) {

    /** At a venue without margin. */
    public EntrySnapshot(
            VenueSnapshot venue,
            BigDecimal freeQuote,
            boolean carriesProtection,
            boolean shorting,
            Optional<BigDecimal> position) {
        this(venue, Optional.empty(), freeQuote, carriesProtection, shorting, position);
    }

    long venueMillis() {
        return venue.venueMillis();
    }

    TradingSession session() {
        return venue.instrument().instrument().session();
    }

    VenueFilters filters() {
        return venue.filters();
    }

    Quote quote() {
        return venue.quote();
    }
}

package dev.scalpel.execution.minute;

import dev.scalpel.execution.broker.Placement;
import dev.scalpel.execution.broker.Quote;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What the venue has told in this round.
 *
 * @param venueMillis its time
 * @param orderLists whether a stop and a target can stand against each other
 * @param placements of the intents that were not resolved, by client id
 * @param owned the balance of the base asset, locked or not; asked only after the venue has refused to sell
 */
record VenueFacts(
        long venueMillis,
        boolean orderLists,
        VenueFilters filters,
        Quote quote,
        Map<String, Placement> placements,
        Optional<BigDecimal> owned) {

    Placement placement(String clientId) {
        return placements.getOrDefault(clientId, Placement.NOT_FOUND);
    }
}

package dev.scalpel.retrieval;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether requests to the venue make sense.
 *
 * @param reason why not; empty where they do
 * @param appliesToAllSymbols or only to the symbol of the failed request
 * @param until end of the rate limit
 */
record VenueAvailability(Optional<String> reason, boolean appliesToAllSymbols, Optional<Instant> until) {

    static final VenueAvailability AVAILABLE = new VenueAvailability(Optional.empty(), false, Optional.empty());

    static VenueAvailability unavailableForSymbol(String reason) {
        return new VenueAvailability(Optional.of(reason), false, Optional.empty());
    }

    static VenueAvailability unavailableForAll(String reason) {
        return new VenueAvailability(Optional.of(reason), true, Optional.empty());
    }

    static VenueAvailability rateLimitedUntil(Instant end) {
        return new VenueAvailability(Optional.of("rate-limited by the venue until " + end), true, Optional.of(end));
    }

    boolean isAvailable() {
        return reason.isEmpty();
    }

    VenueAvailability forOtherSymbols() {
        return appliesToAllSymbols ? this : AVAILABLE;
    }
}

package dev.scalpel.retrieval;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the venue may be asked.
 *
 * @param closedBecause why not; empty where it may
 * @param all whether that holds for every symbol, not only for the one that was asked for
 * @param until the end of a pause
 */
record VenueAvailability(Optional<String> closedBecause, boolean all, Optional<Instant> until) {

    static final VenueAvailability OPEN = new VenueAvailability(Optional.empty(), false, Optional.empty());

    static VenueAvailability closedToOne(String why) {
        return new VenueAvailability(Optional.of(why), false, Optional.empty());
    }

    static VenueAvailability closedToAll(String why) {
        return new VenueAvailability(Optional.of(why), true, Optional.empty());
    }

    static VenueAvailability pausedUntil(Instant end) {
        return new VenueAvailability(Optional.of("rate-limited by the venue until " + end), true, Optional.of(end));
    }

    boolean isOpen() {
        return closedBecause.isEmpty();
    }

    VenueAvailability forOthers() {
        return all ? this : OPEN;
    }
}

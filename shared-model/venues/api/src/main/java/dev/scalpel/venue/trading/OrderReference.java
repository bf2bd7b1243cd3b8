package dev.scalpel.venue.trading;

import java.time.Instant;
import java.util.Optional;

/**
 * An order of ours that is looked up, with all that is known of it. A venue may find orders by its own id only, or only list those
 * of a time.
 *
 * @param venueId the venue's id, where it has acknowledged the order
 * @param sentAt not before this time of the venue's clock it was sent, where that is known
 */
public record OrderReference(String clientId, Optional<String> venueId, Optional<Instant> sentAt) {

    /** Nothing but the client id is known. */
    public static OrderReference of(String clientId) {
        return new OrderReference(clientId, Optional.empty(), Optional.empty());
    }
}

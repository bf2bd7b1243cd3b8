package dev.scalpel.execution.transition;

import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Placement;

/** How the venue responded to one action. */
public sealed interface VenueResponse {

    /** Orders as they are now, with the executions that the response listed. */
    record Orders(Placement placement) implements VenueResponse {}

    /** The action failed, or its outcome is not known. */
    record Failure(VenueException.Kind kind) implements VenueResponse {}
}

package dev.scalpel.execution.venue;

import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import java.time.Duration;
import java.util.Optional;

/** Exceptions of a venue, for tests without one. */
public final class VenueFailures {

    private VenueFailures() {}

    public static VenueException of(Kind kind) {
        return new VenueException(kind, "the venue: " + kind);
    }

    /** Too many requests. */
    public static VenueException rateLimited(Duration retryAfter) {
        return new VenueException(
                Kind.RATE_LIMITED, "the venue: too many requests", Optional.of(retryAfter), Optional.empty());
    }
}

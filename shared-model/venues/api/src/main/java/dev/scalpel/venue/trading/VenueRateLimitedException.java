package dev.scalpel.venue.trading;

import java.time.Instant;

/** The venue has rate-limited us: nothing was sent, and nothing will be before the pause is over. */
public final class VenueRateLimitedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    VenueRateLimitedException(Instant until) {
        this(until, "no request was sent");
    }

    VenueRateLimitedException(Instant until, String reason) {
        super(reason + "; rate-limited until " + until);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}

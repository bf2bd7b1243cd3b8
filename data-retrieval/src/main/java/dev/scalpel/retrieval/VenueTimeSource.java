package dev.scalpel.retrieval;

import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.market.MarketDataVenue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Synchronises the venue's clock: bars close by it, not by ours. */
final class VenueTimeSource {

    /** Within this time a clock drifts by some milliseconds. */
    static final Duration MAX_AGE = Duration.ofMinutes(30);

    private final MarketDataVenue venue;
    private final VenueErrors errors;
    private final VenueClock clock;
    private final Clock ours;
    private final Duration maxAge;
    private Instant lastSynchronised = Instant.EPOCH;

    /** @param maxAge how long a synchronisation is valid */
    public VenueTimeSource(MarketDataVenue venue, VenueErrors errors, VenueClock clock, Clock ours, Duration maxAge) {
        this.venue = venue;
        this.errors = errors;
        this.clock = clock;
        this.ours = ours;
        this.maxAge = maxAge;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Requests the time unless the last synchronisation is still valid.
     *
     * @throws dev.scalpel.venue.VenueException when the venue does not answer
     */
    void synchronise() {
        Instant sent = ours.instant();
        if (Duration.between(lastSynchronised, sent).compareTo(maxAge) < 0) {
            return;
        }
        try {
            clock.synchronise(sent, venue.serverTime(), ours.instant());
            lastSynchronised = sent;
        } catch (IOException | RuntimeException e) {
            throw errors.explain("its time", e);
        }
    }
}

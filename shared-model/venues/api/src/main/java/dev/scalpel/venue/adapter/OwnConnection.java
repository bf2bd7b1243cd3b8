package dev.scalpel.venue.adapter;

import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.trading.TradingVenue;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** Reads the venue's clock before its first request. */
final class OwnConnection {

    private final TradingVenue venue;
    private final VenueErrors errors;
    private final VenueClock clock;
    private final Clock ours;
    private boolean synchronised;

    OwnConnection(TradingVenue venue, VenueErrors errors, VenueClock clock, Clock ours) {
        this.venue = venue;
        this.errors = errors;
        this.clock = clock;
        this.ours = ours;
    }

    <T> T call(String what, AccountReader.VenueRequest<T> request) {
        try {
            if (!synchronised) {
                Instant sent = ours.instant();
                clock.synchronise(sent, venue.serverTime(), ours.instant());
                synchronised = true;
            }
            return request.send();
        } catch (IOException | RuntimeException failure) {
            throw errors.explain(what, failure);
        }
    }
}

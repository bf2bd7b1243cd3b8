package dev.scalpel.retrieval;

import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.market.MarketDataVenue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.knowm.xchange.Exchange;

/** Keeps the venue's clock: bars close by it, not by ours. */
final class VenueTimeSource {

    /** A warm function asks again after so long: quartz drifts by some milliseconds in that time. */
    static final Duration KEPT = Duration.ofMinutes(30);

    private final MarketDataVenue venue;
    private final Exchange exchange;
    private final VenueClock clock;
    private final Clock ours;
    private final Duration kept;
    private Instant askedLast = Instant.EPOCH;

    /** @param kept how long an answer is good for */
    public VenueTimeSource(MarketDataVenue venue, Exchange exchange, VenueClock clock, Clock ours, Duration kept) {
        this.venue = venue;
        this.exchange = exchange;
        this.clock = clock;
        this.ours = ours;
        this.kept = kept;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Asks for the time unless it was asked for lately.
     *
     * @throws dev.scalpel.venue.VenueException when the venue does not tell
     */
    void synchronise() {
        Instant asked = ours.instant();
        if (Duration.between(askedLast, asked).compareTo(kept) < 0) {
            return;
        }
        try {
            clock.synchronise(asked, venue.serverTime(exchange), ours.instant());
            askedLast = asked;
        } catch (IOException | RuntimeException e) {
            throw VenueErrors.explain(venue.name(), "its time", e);
        }
    }
}

package dev.scalpel.execution.venue;

import dev.scalpel.venue.trading.Broker;
import java.time.Duration;
import java.time.Instant;

/** Keeps the venue's clock synchronised: orders are signed and time limits measured by it. */
public final class VenueTimeSync {

    /** In this time our clock drifts by milliseconds, while a request's window is seconds. */
    private static final Duration CACHE_TIME = Duration.ofMinutes(5);

    private final Broker broker;
    private volatile Instant lastSync = Instant.MIN;

    public VenueTimeSync(Broker broker) {
        this.broker = broker;
    }

    /** Reads the venue's clock unless it was read recently. */
    public void synchronise(Instant now) {
        Instant last = lastSync;
        boolean fresh =
                !last.equals(Instant.MIN) && Duration.between(last, now).abs().compareTo(CACHE_TIME) < 0;
        if (!fresh) {
            broker.synchronise();
            lastSync = now;
        }
    }

    /** The venue has reported that our time is off: read its clock again. */
    public void forget() {
        lastSync = Instant.MIN;
    }
}

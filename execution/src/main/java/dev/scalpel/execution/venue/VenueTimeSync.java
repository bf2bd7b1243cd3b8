package dev.scalpel.execution.venue;

import dev.scalpel.venue.trading.Broker;
import java.time.Duration;
import java.time.Instant;

/** Keeps the venue's clock: orders are signed with it, and what is late counts by it. */
public final class VenueTimeSync {

    /** Within it quartz drifts by some milliseconds, a request's window is seconds. */
    private static final Duration CACHE_TIME = Duration.ofMinutes(5);

    private final Broker broker;
    private volatile Instant lastSync = Instant.MIN;

    public VenueTimeSync(Broker broker) {
        this.broker = broker;
    }

    /** Asks the venue unless it was asked lately. */
    void synchronise(Instant now) {
        Instant last = lastSync;
        boolean fresh =
                !last.equals(Instant.MIN) && Duration.between(last, now).abs().compareTo(CACHE_TIME) < 0;
        if (!fresh) {
            broker.synchronise();
            lastSync = now;
        }
    }

    /** The venue says that our time is off. */
    void forget() {
        lastSync = Instant.MIN;
    }
}

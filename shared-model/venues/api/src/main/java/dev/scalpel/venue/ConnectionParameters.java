package dev.scalpel.venue;

import java.time.Duration;

/**
 * How an adapter reaches its venue.
 *
 * @param address which of the adapter's {@link VenueAddresses}
 * @param clock the venue's time, for time stamps
 * @param timeout of each request, for the connection and for the response
 * @param sessions what a venue with sessions shares between connections
 */
public record ConnectionParameters(VenueAddress address, VenueClock clock, Duration timeout, SessionStorage sessions) {

    /** A connection that shares no session with another. */
    public ConnectionParameters(VenueAddress address, VenueClock clock, Duration timeout) {
        this(address, clock, timeout, SessionStorage.ofOneConnection());
    }
}

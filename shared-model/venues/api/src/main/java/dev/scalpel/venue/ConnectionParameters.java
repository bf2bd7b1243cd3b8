package dev.scalpel.venue;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How an adapter reaches its venue.
 *
 * @param address which of the adapter's {@link VenueAddresses}
 * @param clock the venue's time, for time stamps
 * @param timeout of each request, for the connection and for the response
 * @param sessions what a venue with sessions shares between connections
 * @param maxUsd what one request for bars may cost, at a venue that charges for them
 */
public record ConnectionParameters(
        VenueAddress address, VenueClock clock, Duration timeout, SessionStorage sessions, BigDecimal maxUsd) {

    /** A connection that shares no session with another. */
    public ConnectionParameters(VenueAddress address, VenueClock clock, Duration timeout) {
        this(address, clock, timeout, SessionStorage.ofOneConnection());
    }

    /** For a venue that charges for nothing but trades. */
    public ConnectionParameters(VenueAddress address, VenueClock clock, Duration timeout, SessionStorage sessions) {
        this(address, clock, timeout, sessions, BigDecimal.ZERO);
    }

    /** The same with what one request for bars may cost. */
    public ConnectionParameters withMaxUsd(BigDecimal usd) {
        return new ConnectionParameters(address, clock, timeout, sessions, usd);
    }
}

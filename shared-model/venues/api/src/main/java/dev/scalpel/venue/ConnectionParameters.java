package dev.scalpel.venue;

import java.time.Duration;

/**
 * How an adapter reaches its venue.
 *
 * @param address which of the adapter's {@link VenueAddresses}
 * @param clock the venue's time, for time stamps
 * @param timeout of each request, for the connection and for the response
 */
public record ConnectionParameters(VenueAddress address, VenueClock clock, Duration timeout) {}

package dev.scalpel.venue.generic;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpRetryGuard;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.adapter.VenueAdapter;
import java.time.Duration;

/** How tests reach a stand-in, and what a failure there means. */
public final class Connections {

    private Connections() {}

    public static ConnectionParameters to(TapeStandIn venue) {
        HttpRetryGuard.disableRetries();
        return new ConnectionParameters(
                VenueAddress.local(venue.address()), new VenueClock(venue.clock()), Duration.ofSeconds(10));
    }

    /** What may fail. */
    @FunctionalInterface
    public interface Request {
        void send() throws Exception;
    }

    /** The failure as retrieval reports it. */
    public static VenueException failure(VenueAdapter adapter, Request request) {
        try {
            request.send();
        } catch (Exception failure) {
            return adapter.errors().explain("something", failure);
        }
        throw new AssertionError("it did not fail");
    }
}

package dev.scalpel.venue.adapter;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpRetryGuard;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.trading.TradingRefusedException;
import dev.scalpel.venue.trading.TradingVenue;
import dev.scalpel.venue.trading.VenueCapabilities;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads an account by a connection of its own, for checks: without a broker, nothing is sent that changes anything. */
public final class VenueAccount {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final TradingVenue venue;
    private final VenueErrors errors;
    private final VenueClock clock;
    private final Clock ours;
    private boolean synchronised;

    private VenueAccount(TradingVenue venue, VenueErrors errors, VenueClock clock, Clock ours) {
        this.venue = venue;
        this.errors = errors;
        this.clock = clock;
        this.ours = ours;
    }

    /** What is read. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(TradingVenue venue) throws IOException;
    }

    /**
     * Sets the connection up, without a request to the venue.
     *
     * @throws IllegalArgumentException when no venue of this name takes orders
     * @throws TradingRefusedException when the address is a testnet that the venue does not have
     * @throws MissingCredentialsException when the venue cannot use keys of this form
     */
    public static VenueAccount connect(
            String venue, VenueAddress address, Credentials credentials, int readWindowMillis, Clock ours) {
        return connect(venue, address, credentials, readWindowMillis, TIMEOUT, ours);
    }

    /** The same with another time limit of a request. */
    static VenueAccount connect(
            String venue,
            VenueAddress address,
            Credentials credentials,
            int readWindowMillis,
            Duration timeout,
            Clock ours) {
        if (address.testnet()
                && address.rehearsal().isEmpty()
                && VenueAdapters.named(venue).addresses().testnet().isEmpty()) {
            throw new TradingRefusedException(
                    List.of(venue + " has no testnet: set venueConnection.address to a stand-in on this machine"));
        }
        HttpRetryGuard.disableRetries();
        VenueClock clock = new VenueClock(ours);
        TradingVenue connected = VenueAdapters.trading(venue)
                .connect(new ConnectionParameters(address, clock, timeout), credentials, readWindowMillis);
        return new VenueAccount(connected, VenueAdapters.named(venue).errors(), clock, ours);
    }

    VenueCapabilities capabilities() {
        return venue.capabilities();
    }

    /** The venue's time, once something was read. */
    public long millis() {
        return clock.millis();
    }

    /**
     * One request; the venue's clock is read before the first.
     *
     * @param what for the message of a failure
     * @throws VenueException when the request fails
     */
    public <T> T read(String what, Reading<T> reading) {
        try {
            if (!synchronised) {
                Instant sent = ours.instant();
                clock.synchronise(sent, venue.serverTime(), ours.instant());
                synchronised = true;
            }
            return reading.of(venue);
        } catch (IOException | RuntimeException failure) {
            throw errors.explain(what, failure);
        }
    }
}

package dev.scalpel.venue.sample;

import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requests of a test to the stand-in, below the broker that would refuse them itself. */
final class SampleClient {

    private SampleClient() {}

    static SampleHttp of(SampleStandIn venue) {
        ConnectionParameters connection = new ConnectionParameters(
                VenueAddress.local(venue.address()), new VenueClock(venue.clock()), Duration.ofSeconds(5));
        Credentials credentials = Credentials.of(
                CredentialsForm.TOKEN,
                SettingsReader.fromText("test", "venue: sample", Map.of())
                        .settings()
                        .venueConnection(),
                venue.environment(),
                name -> {
                    throw new AssertionError("read " + name);
                });
        return new SampleHttp(connection, Optional.of(new SampleSession(connection, credentials)));
    }
}

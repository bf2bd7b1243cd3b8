package dev.scalpel.local.doctor;

import dev.scalpel.settings.Settings;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Reads the venue's time: is the venue reachable from here, and is our clock right? Uses no key. */
public final class VenueCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** Each call corrects our clock by the venue's; a larger drift also misjudges which bar is closed. */
    private static final long MAX_DRIFT_MILLIS = 1_000;

    private final Settings settings;
    private final Clock clock;

    public VenueCheck(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public List<CheckResult> examine() {
        VenueAdapter venue = VenueAdapters.named(settings.venue());
        VenueAddress address = settings.venueConnection()
                .address()
                .map(URI::create)
                .map(VenueAddress::local)
                .orElseGet(VenueAddress::real);
        try {
            Instant before = clock.instant();
            Instant theirs = venue.market(new ConnectionParameters(address, new VenueClock(clock), TIMEOUT))
                    .serverTime();
            Instant after = clock.instant();
            // The response was written at some time between the two.
            Instant midpoint = before.plus(Duration.between(before, after).dividedBy(2));
            return List.of(
                    CheckResult.ok("venue", venue.name() + " is reachable"),
                    clock(Duration.between(midpoint, theirs).toMillis()));
        } catch (IOException | RuntimeException failure) {
            return List.of(CheckResult.problem(
                    "venue",
                    venue.errors().explain("its time", failure).reason(),
                    "without it, no bars are downloaded and nothing is traded"));
        }
    }

    private static CheckResult clock(long drift) {
        String message = String.format(
                Locale.ROOT,
                "this machine's clock is %d ms %s the venue's",
                Math.abs(drift),
                drift > 0 ? "behind" : "ahead of");
        return Math.abs(drift) > MAX_DRIFT_MILLIS
                ? CheckResult.warning("clock", message, "synchronize the clock (NTP)")
                : CheckResult.ok("clock", message);
    }
}

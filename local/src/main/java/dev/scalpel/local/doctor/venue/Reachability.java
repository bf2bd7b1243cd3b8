package dev.scalpel.local.doctor.venue;

import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.RequestUsage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Is the venue reachable from here, is our clock right, and how much of the limit on requests is used? Uses no key. */
final class Reachability {

    /** Each call corrects our clock by the venue's; a larger drift also misjudges which bar is closed. */
    private static final long MAX_DRIFT_MILLIS = 1_000;
    /** Beyond it, a bot beside the other programs may be rate-limited. */
    private static final long MAX_PERCENT = 80;

    private final VenueAdapter adapter;
    private final MarketDataVenue market;
    private final Clock clock;

    Reachability(VenueAdapter adapter, MarketDataVenue market, Clock clock) {
        this.adapter = adapter;
        this.market = market;
        this.clock = clock;
    }

    List<CheckResult> examine() {
        List<CheckResult> results = new ArrayList<>();
        try {
            Instant before = clock.instant();
            Instant theirs = market.serverTime();
            Instant after = clock.instant();
            // The response was written at some time between the two.
            Instant midpoint = before.plus(Duration.between(before, after).dividedBy(2));
            results.add(CheckResult.ok("venue", adapter.name() + " is reachable"));
            results.add(clock(Duration.between(midpoint, theirs).toMillis()));
            market.requestUsage().map(Reachability::usage).ifPresent(results::add);
        } catch (IOException | RuntimeException failure) {
            results.add(Remedies.problem("venue", adapter.errors().explain("its time and limits", failure)));
        }
        return results;
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

    private static CheckResult usage(RequestUsage usage) {
        String message = String.format(
                Locale.ROOT, "%d of %d used (%s, by this address)", usage.used(), usage.max(), usage.limit());
        return usage.percent() > MAX_PERCENT
                ? CheckResult.warning("requests", message, "end other programs that call the venue from this address")
                : CheckResult.ok("requests", message);
    }
}

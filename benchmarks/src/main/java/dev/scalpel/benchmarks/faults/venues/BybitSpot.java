package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.benchmarks.faults.venues.SpotFaults.Limit;
import dev.scalpel.benchmarks.faults.venues.SpotFaults.Named;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.bybit.BybitFaults;
import dev.scalpel.localexchange.market.Listing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The stand-in of Bybit spot. */
final class BybitSpot implements SpotVenue {

    /** "Rate Limit Rules": "wait for at least 10 minutes". */
    private static final Duration ADDRESS_BAN = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "bybit";
    }

    @Override
    public SpotExchange start(Clock clock, List<Listing> listings) {
        return BybitExchange.start(clock, listings);
    }

    @Override
    public boolean acknowledgesOnly() {
        return true;
    }

    @Override
    public SpotFaults faults() {
        return new SpotFaults(
                Optional.of(new Named("10002, time stamp", BybitFaults.timestampOutsideWindow())),
                List.of(
                        visits(Duration.ofSeconds(5)),
                        visits(Duration.ofSeconds(50)),
                        new Limit("403 for 10 min", ADDRESS_BAN, BybitFaults.addressBanned())),
                new Limit("10006 for 2 min", Duration.ofMinutes(2), BybitFaults.tooManyVisits(Duration.ofMinutes(2))),
                Optional.empty(),
                new Named("10009, region", BybitFaults.regionRefused()),
                List.of(
                        new Named("10000, time-out", BybitFaults.refusal(10000, "Server Timeout")),
                        new Named("10016, server error", BybitFaults.serverError()),
                        new Named("170007, time-out", BybitFaults.backendTimeout()),
                        new Named("170146, creation time-out", BybitFaults.refusal(170146, "Order creation timeout"))),
                new Named("170210, refused", BybitFaults.refusal(170210, "New order rejected.")),
                new Named("170151, market closed", BybitFaults.refusal(170151, "The trading pair is not open yet")));
    }

    private static Limit visits(Duration time) {
        return new Limit("10006 for " + time.toSeconds() + " s", time, BybitFaults.tooManyVisits(time));
    }
}

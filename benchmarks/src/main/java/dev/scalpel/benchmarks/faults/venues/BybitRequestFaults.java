package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.benchmarks.faults.venues.SpotFaults.Limit;
import dev.scalpel.benchmarks.faults.venues.SpotFaults.Named;
import dev.scalpel.localexchange.bybit.BybitFaults;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request for Bybit's linear perpetuals can meet: as at spot, with the codes of contracts. */
final class BybitRequestFaults {

    /** "Rate Limit Rules": "wait for at least 10 minutes". */
    static final int BAN_MINUTES = 10;

    private BybitRequestFaults() {}

    static Map<RequestFault, Fault> all() {
        return RequestFaults.of(new SpotFaults(
                Optional.of(new Named("10002, time stamp", BybitFaults.timestampOutsideWindow())),
                List.of(
                        visits(Duration.ofSeconds(5)),
                        visits(Duration.ofSeconds(50)),
                        new Limit("403 for 10 min", Duration.ofMinutes(BAN_MINUTES), BybitFaults.addressBanned())),
                visits(Duration.ofMinutes(2)),
                Optional.empty(),
                new Named("10009, region", BybitFaults.regionRefused()),
                List.of(
                        new Named("10000, time-out", BybitFaults.refusal(10000, "Server Timeout")),
                        new Named("10016, server error", BybitFaults.serverError()),
                        new Named(
                                "110079, processing",
                                BybitFaults.refusal(
                                        110079,
                                        "The order is processing and can not be operated, please try again later"))),
                new Named("110007, refused", BybitFaults.refusal(110007, "Available balance is insufficient")),
                new Named("110074, not live", BybitFaults.refusal(110074, "This contract is not live"))));
    }

    private static Limit visits(Duration time) {
        return new Limit("10006 for " + time.toSeconds() + " s", time, BybitFaults.tooManyVisits(time));
    }
}

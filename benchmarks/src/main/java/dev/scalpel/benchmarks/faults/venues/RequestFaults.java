package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.benchmarks.faults.venues.SpotFaults.Limit;
import dev.scalpel.benchmarks.faults.venues.SpotFaults.Named;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a single request to a stand-in can meet: what any connection does, and what the venue answers when something fails. */
final class RequestFaults {

    /** Within what an order is valid at every venue, and beyond it where the validity is counted in whole seconds. */
    private static final List<Duration> LATE = List.of(Duration.ofMillis(2_500), Duration.ofMillis(4_500));
    /** The longest pause that the engine assumes after a rate limit without a time. */
    private static final Duration MAX_ASSUMED_PAUSE = Duration.ofSeconds(121);

    private RequestFaults() {}

    static Map<RequestFault, Fault> of(SpotFaults venue) {
        Map<RequestFault, Fault> faults = new LinkedHashMap<>();
        faults.put(at("lost response"), Fault.lostResponse());
        faults.put(at("reset"), Fault.resetBeforeExecution());
        faults.put(at("cut in mid-answer"), Fault.truncatedBody());
        faults.put(at("503 with a page"), Fault.unavailableHtml());
        LATE.forEach(late -> faults.put(
                new RequestFault("done " + late.toMillis() + " ms later", late), Fault.delayedExecution(late)));
        venue.timestamp().ifPresent(each -> faults.put(at(each.name()), each.fault()));
        for (Named unknown : venue.unknown()) {
            faults.put(at(unknown.name() + ", not done"), unknown.fault());
            faults.put(at(unknown.name() + ", done"), Fault.executedButRefused(unknown.fault()));
        }
        for (Limit limit : venue.limits()) {
            faults.put(new RequestFault(limit.name(), limit.time()), limit.fault());
        }
        venue.untimedLimit()
                .ifPresent(each -> faults.put(new RequestFault(each.name(), MAX_ASSUMED_PAUSE), each.fault()));
        faults.put(at(venue.region().name()), venue.region().fault());
        faults.put(at(venue.refused().name()), venue.refused().fault());
        return faults;
    }

    private static RequestFault at(String name) {
        return new RequestFault(name, Duration.ZERO);
    }
}

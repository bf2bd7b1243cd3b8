package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.injection.PortCallFault.Impact;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.venues.SpotFaults;
import dev.scalpel.benchmarks.faults.venues.SpotFaults.Limit;
import dev.scalpel.benchmarks.faults.venues.SpotFaults.Named;
import dev.scalpel.benchmarks.faults.venues.SpotVenue;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Faults of the venue, in its own words. */
public final class VenueFaults {

    private static final Predicate<PortCall> VENUE = PortCall::venue;
    private static final Predicate<PortCall> ORDER = VENUE.and(PortCall::writes);
    private static final Predicate<PortCall> QUESTION = VENUE.and(call -> !call.writes());
    private static final Duration IN_FLIGHT = ProcessFaults.IN_FLIGHT;
    /** A closed market's status is read again about once a minute. */
    public static final Duration CLOSED_STATUS_LASTS = Duration.ofSeconds(61);
    /** Less than the exchange's time ever moves within an invocation: hides only what this invocation did itself. */
    public static final Duration STALE_MARGIN = Duration.ofMillis(500);

    private VenueFaults() {}

    public static List<PortCallFault> of(SpotVenue venue) {
        SpotFaults faults = venue.faults();
        List<PortCallFault> all = new ArrayList<>();
        faults.timestamp().ifPresent(offClock -> {
            all.add(requestFault(offClock, ORDER, Impact.MUST_SUCCEED, Duration.ZERO));
            all.add(requestFault(offClock, QUESTION, Impact.MAY_FAIL, Duration.ZERO));
        });
        faults.limits().forEach(limit -> all.add(ban(limit)));
        all.add(anotherIsBanned(faults.longBan()));
        faults.untimedLimit().ifPresent(limit -> all.add(requestFault(limit, VENUE, Impact.MAY_FAIL, Duration.ZERO)));
        all.add(requestFault(faults.region(), VENUE, Impact.MAY_FAIL, Duration.ZERO));
        faults.unknown().forEach(answer -> all.add(requestFault(answer, VENUE, Impact.MAY_FAIL, IN_FLIGHT)));
        all.add(requestFault("503 with a page", VENUE, Impact.MAY_FAIL, IN_FLIGHT, Fault.unavailableHtml()));
        all.add(requestFault("cut in mid-answer", VENUE, Impact.MAY_FAIL, IN_FLIGHT, Fault.truncatedBody()));
        all.add(requestFault("reset, not done", VENUE, Impact.MAY_FAIL, IN_FLIGHT, Fault.resetBeforeExecution()));
        all.add(requestFault("answer lost", VENUE, Impact.MAY_FAIL, IN_FLIGHT, Fault.lostResponse()));
        all.add(late(Duration.ofMillis(300)));
        all.add(late(Duration.ofMillis(4_500)));
        all.add(requestFault(faults.refused(), ORDER, Impact.MUST_SUCCEED, Duration.ZERO));
        all.add(requestFault(faults.closed(), ORDER, Impact.MAY_FAIL, CLOSED_STATUS_LASTS));
        for (StaleRead read : StaleRead.values()) {
            all.add(stale(read.name().replace('_', ' '), List.of(read)));
        }
        all.add(stale("all", Arrays.asList(StaleRead.values())));
        return all;
    }

    private static PortCallFault requestFault(
            Named fault, Predicate<PortCall> appliesTo, Impact impact, Duration settlingTime) {
        return requestFault(fault.name(), appliesTo, impact, settlingTime, fault.fault());
    }

    private static PortCallFault late(Duration delay) {
        return requestFault(
                "accepted " + delay.toMillis() + " ms late",
                ORDER,
                Impact.MAY_FAIL,
                IN_FLIGHT.plus(delay),
                Fault.delayedExecution(delay));
    }

    private static PortCallFault requestFault(
            String name, Predicate<PortCall> appliesTo, Impact impact, Duration settlingTime, Fault fault) {
        return PortCallFault.around(
                name,
                appliesTo,
                impact,
                settlingTime,
                (testbed, call) -> testbed.connection().arm(fault),
                (testbed, call) -> testbed.connection().disarm());
    }

    /** From the first request on, all are rejected until the announced time is over. */
    private static PortCallFault ban(Limit limit) {
        return PortCallFault.around(
                limit.name(),
                VENUE,
                Impact.MAY_FAIL,
                limit.time(),
                (testbed, call) -> testbed.connection().arm(limit.fault()),
                (testbed, call) -> {
                    boolean struck = testbed.connection().disarm();
                    if (struck) {
                        testbed.connection().ban(limit.fault(), limit.time());
                    }
                    return struck;
                });
    }

    /** A concurrent invocation meets the ban: the present one cannot know, the next one must. */
    private static PortCallFault anotherIsBanned(Limit limit) {
        return new PortCallFault(
                "another invocation is banned before",
                call -> true,
                Impact.MAY_FAIL,
                limit.time(),
                (testbed, call) -> {
                    testbed.connection().arm(limit.fault());
                    testbed.interrupt("{}");
                    boolean struck = testbed.connection().disarm();
                    if (struck) {
                        testbed.connection().ban(limit.fault(), limit.time());
                        testbed.connection().banReportedElsewhere();
                        // Two that run concurrently take their time: what one learned is stored before the next begins.
                        testbed.pause(Duration.ofMillis(1_500));
                    }
                    return struck;
                },
                (testbed, call) -> false,
                (testbed, call) -> false);
    }

    /** The venue's reads lag behind its matching engine and do not show what this invocation has done. */
    private static PortCallFault stale(String name, List<StaleRead> reads) {
        return PortCallFault.around(
                "stale read of " + name.toLowerCase(Locale.ROOT),
                QUESTION,
                Impact.MUST_SUCCEED,
                Duration.ZERO,
                (testbed, call) -> testbed.connection().stale(reads, STALE_MARGIN),
                (testbed, call) -> testbed.connection().endStale());
    }
}

package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.injection.PortCallFault.Impact;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Faults of the venue. Codes and their meaning are those of Binance's errors.md and of "HTTP Return
 * Codes" in its rest-api.md: after a 5xx, -1006 and -1007 the outcome is unknown, 403 is the firewall's, 418 and 429
 * carry {@code Retry-After}.
 */
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

    public static List<PortCallFault> all() {
        List<PortCallFault> all = new ArrayList<>(List.of(
                requestFault(
                        "-1021, time stamp", ORDER, Impact.MUST_SUCCEED, Duration.ZERO, Fault.timestampOutsideWindow()),
                requestFault(
                        "-1021, time stamp", QUESTION, Impact.MAY_FAIL, Duration.ZERO, Fault.timestampOutsideWindow()),
                ban("429 for 5 s", Duration.ofSeconds(5), Fault.tooManyRequests(Duration.ofSeconds(5))),
                ban("429 for 50 s", Duration.ofSeconds(50), Fault.tooManyRequests(Duration.ofSeconds(50))),
                anotherIsBanned(Duration.ofMinutes(2), Fault.banned(Duration.ofMinutes(2))),
                ban("418 for 2 min", Duration.ofMinutes(2), Fault.banned(Duration.ofMinutes(2))),
                requestFault("403 of the firewall", VENUE, Impact.MAY_FAIL, Duration.ZERO, Fault.firewall()),
                requestFault("451, region", VENUE, Impact.MAY_FAIL, Duration.ZERO, Fault.regionRefused()),
                requestFault("503 with a page", VENUE, Impact.MAY_FAIL, IN_FLIGHT, Fault.unavailableHtml()),
                requestFault("-1006, unexpected answer", VENUE, Impact.MAY_FAIL, IN_FLIGHT, unknown(500, -1006)),
                requestFault("-1007, time-out", VENUE, Impact.MAY_FAIL, IN_FLIGHT, unknown(504, -1007)),
                requestFault("-1008, overloaded", VENUE, Impact.MAY_FAIL, IN_FLIGHT, unknown(503, -1008)),
                requestFault("-1000, unknown", VENUE, Impact.MAY_FAIL, IN_FLIGHT, unknown(500, -1000)),
                requestFault("cut in mid-answer", VENUE, Impact.MAY_FAIL, IN_FLIGHT, Fault.truncatedBody()),
                requestFault("reset, not done", VENUE, Impact.MAY_FAIL, IN_FLIGHT, Fault.resetBeforeExecution()),
                requestFault("answer lost", VENUE, Impact.MAY_FAIL, IN_FLIGHT, Fault.lostResponse()),
                late(Duration.ofMillis(300)),
                late(Duration.ofMillis(4_500)),
                requestFault("-2010, refused", ORDER, Impact.MUST_SUCCEED, Duration.ZERO, rejected(-2010)),
                requestFault("-1013, market closed", ORDER, Impact.MAY_FAIL, CLOSED_STATUS_LASTS, closed())));
        for (StaleRead read : StaleRead.values()) {
            all.add(stale(read.name().replace('_', ' '), List.of(read)));
        }
        all.add(stale("all", Arrays.asList(StaleRead.values())));
        return all;
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
    private static PortCallFault ban(String name, Duration time, Fault refusal) {
        return PortCallFault.around(
                name,
                VENUE,
                Impact.MAY_FAIL,
                time,
                (testbed, call) -> testbed.connection().arm(refusal),
                (testbed, call) -> {
                    boolean struck = testbed.connection().disarm();
                    if (struck) {
                        testbed.connection().ban(refusal, time);
                    }
                    return struck;
                });
    }

    /** A concurrent invocation meets the ban: the present one cannot know, the next one must. */
    private static PortCallFault anotherIsBanned(Duration time, Fault refusal) {
        return new PortCallFault(
                "another invocation is banned before",
                call -> true,
                Impact.MAY_FAIL,
                time,
                (testbed, call) -> {
                    testbed.connection().arm(refusal);
                    testbed.interrupt("{}");
                    boolean struck = testbed.connection().disarm();
                    if (struck) {
                        testbed.connection().ban(refusal, time);
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

    public static Fault unknown(int status, int code) {
        return Fault.refusal(
                Integer.toString(code), status, code, "An unexpected response was received. Execution status unknown.");
    }

    public static Fault rejected(int code) {
        return Fault.refusal("refused", 400, code, "This action is disabled on this account.");
    }

    static Fault closed() {
        return Fault.refusal("market closed", 400, -1013, "Market is closed.");
    }
}

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
 * What the venue can do to a request. Codes and their meaning are those of Binance's errors.md and of "HTTP Return
 * Codes" in its rest-api.md: after a 5xx, -1006 and -1007 the outcome is unknown, 403 is the firewall's, 418 and 429
 * carry {@code Retry-After}.
 */
public final class VenueFaults {

    private static final Predicate<PortCall> VENUE = PortCall::venue;
    private static final Predicate<PortCall> ORDER = VENUE.and(PortCall::writes);
    private static final Predicate<PortCall> QUESTION = VENUE.and(effect -> !effect.writes());
    private static final Duration UNDER_WAY = ProcessFaults.UNDER_WAY;
    /** A closed market's status is read again about once a minute. */
    public static final Duration CLOSED_STATUS_LASTS = Duration.ofSeconds(61);
    /** Less than the exchange's time ever moves within an invocation: only this invocation's own deeds are hidden. */
    public static final Duration JUST_NOW = Duration.ofMillis(500);

    private VenueFaults() {}

    public static List<PortCallFault> all() {
        List<PortCallFault> all = new ArrayList<>(List.of(
                wire("-1021, time stamp", ORDER, Impact.ABSORBED, Duration.ZERO, Fault.timestampOutsideWindow()),
                wire("-1021, time stamp", QUESTION, Impact.LOST, Duration.ZERO, Fault.timestampOutsideWindow()),
                ban("429 for 5 s", Duration.ofSeconds(5), Fault.tooManyRequests(Duration.ofSeconds(5))),
                ban("429 for 50 s", Duration.ofSeconds(50), Fault.tooManyRequests(Duration.ofSeconds(50))),
                anotherIsBanned(Duration.ofMinutes(2), Fault.banned(Duration.ofMinutes(2))),
                ban("418 for 2 min", Duration.ofMinutes(2), Fault.banned(Duration.ofMinutes(2))),
                wire("403 of the firewall", VENUE, Impact.LOST, Duration.ZERO, Fault.firewall()),
                wire("451, region", VENUE, Impact.LOST, Duration.ZERO, Fault.regionRefused()),
                wire("503 with a page", VENUE, Impact.LOST, UNDER_WAY, Fault.unavailableHtml()),
                wire("-1006, unexpected answer", VENUE, Impact.LOST, UNDER_WAY, unknown(500, -1006)),
                wire("-1007, time-out", VENUE, Impact.LOST, UNDER_WAY, unknown(504, -1007)),
                wire("-1008, overloaded", VENUE, Impact.LOST, UNDER_WAY, unknown(503, -1008)),
                wire("-1000, unknown", VENUE, Impact.LOST, UNDER_WAY, unknown(500, -1000)),
                wire("cut in mid-answer", VENUE, Impact.LOST, UNDER_WAY, Fault.truncatedBody()),
                wire("reset, not done", VENUE, Impact.LOST, UNDER_WAY, Fault.resetBeforeExecution()),
                wire("answer lost", VENUE, Impact.LOST, UNDER_WAY, Fault.lostResponse()),
                late(Duration.ofMillis(300)),
                late(Duration.ofMillis(4_500)),
                wire("-2010, refused", ORDER, Impact.ABSORBED, Duration.ZERO, rejected(-2010)),
                wire("-1013, market closed", ORDER, Impact.LOST, CLOSED_STATUS_LASTS, closed())));
        for (StaleRead read : StaleRead.values()) {
            all.add(stale(read.name().replace('_', ' '), List.of(read)));
        }
        all.add(stale("all", Arrays.asList(StaleRead.values())));
        return all;
    }

    private static PortCallFault late(Duration delay) {
        return wire(
                "accepted " + delay.toMillis() + " ms late",
                ORDER,
                Impact.LOST,
                UNDER_WAY.plus(delay),
                Fault.delayedExecution(delay));
    }

    private static PortCallFault wire(
            String name, Predicate<PortCall> concerns, Impact impact, Duration settles, Fault fault) {
        return PortCallFault.around(
                name,
                concerns,
                impact,
                settles,
                (world, effect) -> world.wire.arm(fault),
                (world, effect) -> world.wire.disarm());
    }

    /** From the first request on, all are refused until the time that the venue has announced is over. */
    private static PortCallFault ban(String name, Duration time, Fault refusal) {
        return PortCallFault.around(
                name, VENUE, Impact.LOST, time, (world, effect) -> world.wire.arm(refusal), (world, effect) -> {
                    boolean struck = world.wire.disarm();
                    if (struck) {
                        world.wire.ban(refusal, time);
                    }
                    return struck;
                });
    }

    /** An invocation that runs at the same time meets the ban: the present one cannot know, the next one must. */
    private static PortCallFault anotherIsBanned(Duration time, Fault refusal) {
        return new PortCallFault(
                "another invocation is banned before",
                effect -> true,
                Impact.LOST,
                time,
                (world, effect) -> {
                    world.wire.arm(refusal);
                    world.overtake("{}");
                    boolean struck = world.wire.disarm();
                    if (struck) {
                        world.wire.ban(refusal, time);
                        world.wire.banReportedElsewhere();
                        // Two that run at once take their time: what one learned is stored before the next begins.
                        world.pause(Duration.ofMillis(1_500));
                    }
                    return struck;
                },
                (world, effect) -> false,
                (world, effect) -> false);
    }

    /** The venue's reads are behind its matching engine; what this very invocation has done is not shown yet. */
    private static PortCallFault stale(String name, List<StaleRead> reads) {
        return PortCallFault.around(
                "stale read of " + name.toLowerCase(Locale.ROOT),
                QUESTION,
                Impact.ABSORBED,
                Duration.ZERO,
                (world, effect) -> world.wire.stale(reads, JUST_NOW),
                (world, effect) -> world.wire.staleNoMore());
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

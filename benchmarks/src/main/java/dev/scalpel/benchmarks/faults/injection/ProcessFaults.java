package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.injection.PortCallFault.Impact;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What can happen to a process, and what the store can do to it. */
public final class ProcessFaults {

    private static final Predicate<PortCall> STORE = effect -> !effect.venue();
    private static final Predicate<PortCall> STORE_WRITE = STORE.and(PortCall::writes);
    /** An order that was claimed may be on its way until the venue would refuse it: its window and a second. */
    public static final Duration UNDER_WAY = Duration.ofSeconds(6);

    private ProcessFaults() {}

    public static List<PortCallFault> all() {
        return List.of(
                PortCallFault.before("killed before", ProcessFaults::any, Impact.LOST, UNDER_WAY, (world, effect) -> {
                    throw new ProcessKilledError("before " + effect.name());
                }),
                PortCallFault.after("killed after", ProcessFaults::any, Impact.LOST, UNDER_WAY, (world, effect) -> {
                    throw new ProcessKilledError("after " + effect.name());
                }),
                PortCallFault.before(
                        "another invocation before",
                        ProcessFaults::any,
                        Impact.ABSORBED,
                        Duration.ZERO,
                        (world, effect) -> world.overtake("{}")),
                PortCallFault.after(
                        "another invocation after",
                        ProcessFaults::any,
                        Impact.ABSORBED,
                        Duration.ZERO,
                        (world, effect) -> world.overtake("{}")),
                asleep(Duration.ofSeconds(3)),
                asleep(Duration.ofSeconds(9)),
                asleep(Duration.ofSeconds(70)),
                PortCallFault.before(
                        "asleep and overtaken before", ProcessFaults::any, Impact.LOST, UNDER_WAY, (world, effect) -> {
                            world.pause(Duration.ofSeconds(9));
                            world.overtake("{}");
                        }),
                PortCallFault.before(
                        "stopped by hand before",
                        ProcessFaults::any,
                        Impact.LOST,
                        UNDER_WAY,
                        (world, effect) -> world.overtake("{\"action\":\"emergency_stop\"}")),
                PortCallFault.before(
                        "resumed by hand before",
                        ProcessFaults::any,
                        Impact.ABSORBED,
                        Duration.ZERO,
                        (world, effect) -> world.overtake("{\"action\":\"resume\"}")),
                PortCallFault.before("the store fails", STORE, Impact.LOST, UNDER_WAY, (world, effect) -> {
                    throw new StoreException("the store is down");
                }),
                PortCallFault.before(
                        "unknown outcome, not taken", STORE_WRITE, Impact.LOST, UNDER_WAY, (world, effect) -> {
                            throw new UnknownOutcomeException(effect.name(), new StoreException("no answer"));
                        }),
                PortCallFault.after(
                        "unknown outcome, taken", STORE_WRITE, Impact.ABSORBED, Duration.ZERO, (world, effect) -> {
                            throw new UnknownOutcomeException(effect.name(), new StoreException("no answer"));
                        }),
                PortCallFault.after(
                        "taken but refused", STORE_WRITE, Impact.ABSORBED, Duration.ZERO, (world, effect) -> {
                            throw new WriteConflictException(
                                    effect.name(), "what was there before its own first sending");
                        }));
    }

    private static boolean any(PortCall effect) {
        return true;
    }

    /** A process may be frozen at any time; what it sends then is late. */
    private static PortCallFault asleep(Duration time) {
        return PortCallFault.before(
                "asleep for " + time.toSeconds() + " s before",
                ProcessFaults::any,
                Impact.LOST,
                UNDER_WAY,
                (world, effect) -> world.pause(time));
    }
}

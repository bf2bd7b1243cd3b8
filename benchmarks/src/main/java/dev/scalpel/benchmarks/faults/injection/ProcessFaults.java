package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.injection.PortCallFault.Impact;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Faults of the process and of the store. */
public final class ProcessFaults {

    private static final Predicate<PortCall> STORE = call -> !call.venue();
    private static final Predicate<PortCall> STORE_WRITE = STORE.and(PortCall::writes);
    /** A claimed order may be in flight until the venue would reject it: its window plus a second. */
    public static final Duration IN_FLIGHT = Duration.ofSeconds(6);

    private ProcessFaults() {}

    public static List<PortCallFault> all() {
        return List.of(
                PortCallFault.before("killed before", ProcessFaults::any, Impact.MAY_FAIL, IN_FLIGHT, (testbed, call) -> {
                    throw new ProcessKilledError("before " + call.name());
                }),
                PortCallFault.after("killed after", ProcessFaults::any, Impact.MAY_FAIL, IN_FLIGHT, (testbed, call) -> {
                    throw new ProcessKilledError("after " + call.name());
                }),
                PortCallFault.before(
                        "another invocation before",
                        ProcessFaults::any,
                        Impact.MUST_SUCCEED,
                        Duration.ZERO,
                        (testbed, call) -> testbed.interrupt("{}")),
                PortCallFault.after(
                        "another invocation after",
                        ProcessFaults::any,
                        Impact.MUST_SUCCEED,
                        Duration.ZERO,
                        (testbed, call) -> testbed.interrupt("{}")),
                asleep(Duration.ofSeconds(3)),
                asleep(Duration.ofSeconds(9)),
                asleep(Duration.ofSeconds(70)),
                PortCallFault.before(
                        "asleep and overtaken before", ProcessFaults::any, Impact.MAY_FAIL, IN_FLIGHT, (testbed, call) -> {
                            testbed.pause(Duration.ofSeconds(9));
                            testbed.interrupt("{}");
                        }),
                PortCallFault.before(
                        "stopped by hand before",
                        ProcessFaults::any,
                        Impact.MAY_FAIL,
                        IN_FLIGHT,
                        (testbed, call) -> testbed.interrupt("{\"action\":\"emergency_stop\"}")),
                PortCallFault.before(
                        "resumed by hand before",
                        ProcessFaults::any,
                        Impact.MUST_SUCCEED,
                        Duration.ZERO,
                        (testbed, call) -> testbed.interrupt("{\"action\":\"resume\"}")),
                PortCallFault.before("the store fails", STORE, Impact.MAY_FAIL, IN_FLIGHT, (testbed, call) -> {
                    throw new StoreException("the store is down");
                }),
                PortCallFault.before(
                        "unknown outcome, not taken", STORE_WRITE, Impact.MAY_FAIL, IN_FLIGHT, (testbed, call) -> {
                            throw new UnknownOutcomeException(call.name(), new StoreException("no answer"));
                        }),
                PortCallFault.after(
                        "unknown outcome, taken", STORE_WRITE, Impact.MUST_SUCCEED, Duration.ZERO, (testbed, call) -> {
                            throw new UnknownOutcomeException(call.name(), new StoreException("no answer"));
                        }),
                PortCallFault.after(
                        "taken but refused", STORE_WRITE, Impact.MUST_SUCCEED, Duration.ZERO, (testbed, call) -> {
                            throw new WriteConflictException(
                                    call.name(), "what was there before its own first sending");
                        }));
    }

    private static boolean any(PortCall call) {
        return true;
    }

    /** A process may be frozen at any time; what it sends afterwards is late. */
    private static PortCallFault asleep(Duration time) {
        return PortCallFault.before(
                "asleep for " + time.toSeconds() + " s before",
                ProcessFaults::any,
                Impact.MAY_FAIL,
                IN_FLIGHT,
                (testbed, call) -> testbed.pause(time));
    }
}

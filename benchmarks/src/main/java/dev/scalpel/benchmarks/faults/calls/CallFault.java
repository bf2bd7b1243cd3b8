package dev.scalpel.benchmarks.faults.calls;

import dev.scalpel.benchmarks.faults.injection.ProcessKilledError;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.StormTarget;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What can happen at one call of an invocation to store or venue. */
public sealed interface CallFault {

    /** A claimed order may be in flight until the venue would reject it: its window plus a second. */
    Duration IN_FLIGHT = Duration.ofSeconds(6);

    /** In words, the start of a fault's name in the tally. */
    String name();

    default boolean appliesTo(PortCall call) {
        return true;
    }

    /** How long afterwards an invocation may fail without another fault. */
    default Duration settlesIn() {
        return IN_FLIGHT;
    }

    /** Done before the call; returns whether it has struck. */
    default boolean before(StormTarget testbed, PortCall call) {
        return false;
    }

    /** Done after a call that succeeded; returns whether it has struck. */
    default boolean after(StormTarget testbed, PortCall call) {
        return false;
    }

    /** Done when the call has ended in any way; returns whether it has struck. */
    default boolean ended(StormTarget testbed) {
        return false;
    }

    /** The process ends before or after the call. */
    record Killed(boolean first) implements CallFault {

        @Override
        public String name() {
            return first ? "killed before" : "killed after";
        }

        @Override
        public boolean before(StormTarget testbed, PortCall call) {
            if (first) {
                throw new ProcessKilledError("before " + call.name());
            }
            return false;
        }

        @Override
        public boolean after(StormTarget testbed, PortCall call) {
            throw new ProcessKilledError("after " + call.name());
        }
    }

    /** The store does not answer. */
    record StoreFails() implements CallFault {

        @Override
        public String name() {
            return "the store fails at";
        }

        @Override
        public boolean appliesTo(PortCall call) {
            return !call.venue();
        }

        @Override
        public boolean before(StormTarget testbed, PortCall call) {
            throw new StoreException("the store is down");
        }
    }

    /** The answer to a write is lost. */
    record UnknownWrite(boolean taken) implements CallFault {

        @Override
        public String name() {
            return taken ? "unknown outcome, taken:" : "unknown outcome, not taken:";
        }

        @Override
        public boolean appliesTo(PortCall call) {
            return !call.venue() && call.writes();
        }

        @Override
        public boolean before(StormTarget testbed, PortCall call) {
            if (!taken) {
                throw lost(call);
            }
            return false;
        }

        @Override
        public boolean after(StormTarget testbed, PortCall call) {
            throw lost(call);
        }

        private static UnknownOutcomeException lost(PortCall call) {
            return new UnknownOutcomeException(call.name(), new StoreException("no answer"));
        }
    }

    /** Another invocation runs in between, perhaps one with an event of the owner. */
    record Overlapped(boolean first, String event) implements CallFault {

        @Override
        public String name() {
            return (event.contains("stop") ? "stopped by hand " : "another invocation ") + (first ? "before" : "after");
        }

        @Override
        public boolean before(StormTarget testbed, PortCall call) {
            if (first) {
                testbed.interrupt(event);
            }
            return first;
        }

        @Override
        public boolean after(StormTarget testbed, PortCall call) {
            if (!first) {
                testbed.interrupt(event);
            }
            return !first;
        }
    }

    /** The process is frozen; what it sends afterwards is late. */
    record Asleep(Duration time) implements CallFault {

        @Override
        public String name() {
            return "asleep for " + time.toSeconds() + " s before";
        }

        @Override
        public boolean before(StormTarget testbed, PortCall call) {
            testbed.pause(time);
            return true;
        }
    }

    /** The next request of the call meets a fault of the venue. The call may make none. */
    record AtVenue(RequestFault fault) implements CallFault {

        @Override
        public String name() {
            return fault.name() + " at";
        }

        @Override
        public boolean appliesTo(PortCall call) {
            return call.venue();
        }

        @Override
        public Duration settlesIn() {
            return IN_FLIGHT.plus(fault.effect());
        }

        @Override
        public boolean before(StormTarget testbed, PortCall call) {
            testbed.failNext(fault);
            return false;
        }

        @Override
        public boolean ended(StormTarget testbed) {
            return testbed.disarm();
        }
    }

    /** All of them, at a venue with these faults. */
    static List<CallFault> all(List<RequestFault> atVenue) {
        List<CallFault> all = new ArrayList<>(List.of(
                new Killed(true),
                new Killed(false),
                new StoreFails(),
                new UnknownWrite(true),
                new UnknownWrite(false),
                new Overlapped(true, "{}"),
                new Overlapped(false, "{}"),
                new Overlapped(true, "{\"action\":\"emergency_stop\"}"),
                new Asleep(Duration.ofSeconds(3)),
                new Asleep(Duration.ofSeconds(9)),
                new Asleep(Duration.ofSeconds(70))));
        atVenue.forEach(fault -> all.add(new AtVenue(fault)));
        return all;
    }
}

package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;

/** What a fault of a call acts on. */
public interface StormTarget {

    /** Calls another process with this event, during the present invocation. */
    void interrupt(String event);

    /** Lets time pass. */
    void pause(Duration time);

    /** The next request to the venue meets the fault. */
    void failNext(RequestFault fault);

    /** Whether a request has met the fault; if not, none will. */
    boolean disarm();
}

package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.bybit.BybitFaults;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The faults that a request for a contract at the stand-in of Bybit can meet. */
final class BybitRequestFaults {

    private static final Duration LATE = Duration.ofMillis(4_500);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(50);
    /** "Rate Limit Rules": "wait for at least 10 minutes". */
    static final int BAN_MINUTES = 10;

    private static final Duration BAN = Duration.ofMinutes(BAN_MINUTES);

    private BybitRequestFaults() {}

    static Map<RequestFault, Fault> all() {
        Map<RequestFault, Fault> faults = new LinkedHashMap<>();
        faults.put(now("lost response"), Fault.lostResponse());
        faults.put(now("reset"), Fault.resetBeforeExecution());
        faults.put(now("cut in mid-answer"), Fault.truncatedBody());
        faults.put(now("503 with a page"), Fault.unavailableHtml());
        faults.put(now("10000, time-out"), BybitFaults.refusal(10000, "Server Timeout"));
        faults.put(now("10002, time stamp"), BybitFaults.timestampOutsideWindow());
        faults.put(now("10016, not done"), BybitFaults.serverError());
        faults.put(now("10016, done"), Fault.executedButRefused(BybitFaults.serverError()));
        faults.put(
                now("10000, done"), Fault.executedButRefused(BybitFaults.refusal(10000, "Server Timeout")));
        faults.put(
                now("110079, processing"),
                BybitFaults.refusal(110079, "The order is processing and can not be operated, please try again later"));
        faults.put(new RequestFault("done 4.5 s later", LATE), Fault.delayedExecution(LATE));
        faults.put(new RequestFault("10006 for 5 s", SHORT_PAUSE), BybitFaults.tooManyVisits(SHORT_PAUSE));
        faults.put(new RequestFault("10006 for 50 s", LONG_PAUSE), BybitFaults.tooManyVisits(LONG_PAUSE));
        faults.put(new RequestFault("403 for 10 min", BAN), BybitFaults.addressBanned());
        faults.put(now("10009, region"), BybitFaults.regionRefused());
        faults.put(now("110074, not live"), BybitFaults.refusal(110074, "This contract is not live"));
        faults.put(now("110007, refused"), BybitFaults.refusal(110007, "Available balance is insufficient"));
        return faults;
    }

    private static RequestFault now(String name) {
        return new RequestFault(name, Duration.ZERO);
    }
}

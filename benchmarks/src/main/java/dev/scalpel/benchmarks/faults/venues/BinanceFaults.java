package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The faults that a request to a stand-in of Binance can meet. */
final class BinanceFaults {

    private static final Duration LATE = Duration.ofMillis(4_500);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
    private static final Duration BAN = Duration.ofMinutes(1);
    /** The longest pause that the engine assumes after a rate limit without a time. */
    private static final Duration MAX_ASSUMED_PAUSE = Duration.ofSeconds(121);

    private BinanceFaults() {}

    static Map<RequestFault, Fault> all() {
        Map<RequestFault, Fault> faults = new LinkedHashMap<>();
        faults.put(new RequestFault("lost response", Duration.ZERO), Fault.lostResponse());
        faults.put(new RequestFault("reset", Duration.ZERO), Fault.resetBeforeExecution());
        faults.put(new RequestFault("cut in mid-answer", Duration.ZERO), Fault.truncatedBody());
        faults.put(new RequestFault("503 with a page", Duration.ZERO), Fault.unavailableHtml());
        faults.put(new RequestFault("-1008, overloaded", Duration.ZERO), Fault.serverBusy());
        faults.put(new RequestFault("-1021, time stamp", Duration.ZERO), Fault.timestampOutsideWindow());
        faults.put(new RequestFault("-1007, not done", Duration.ZERO), Fault.backendTimeout());
        faults.put(new RequestFault("-1007, done", Duration.ZERO), Fault.executedButRefused(Fault.backendTimeout()));
        faults.put(
                new RequestFault("-1006, done", Duration.ZERO), Fault.executedButRefused(Fault.unexpectedResponse()));
        faults.put(new RequestFault("done 4.5 s later", LATE), Fault.delayedExecution(LATE));
        faults.put(new RequestFault("429 for 5 s", SHORT_PAUSE), Fault.tooManyRequests(SHORT_PAUSE));
        faults.put(new RequestFault("418 for a minute", BAN), Fault.banned(BAN));
        faults.put(new RequestFault("403 of the firewall", MAX_ASSUMED_PAUSE), Fault.firewall());
        faults.put(new RequestFault("451, region", Duration.ZERO), Fault.regionRefused());
        faults.put(
                new RequestFault("-2010, refused", Duration.ZERO),
                Fault.refusal("-2010", 400, -2010, "NEW_ORDER_REJECTED"));
        return faults;
    }
}

package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.tradovate.TradovateFaults;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The faults that a request to the stand-in of Tradovate can meet. */
final class TradovateStormFaults {

    /** Within what an order is valid there. */
    private static final Duration IN_TIME = Duration.ofMillis(2_500);

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);

    private TradovateStormFaults() {}

    static Map<RequestFault, Fault> all() {
        Map<RequestFault, Fault> faults = new LinkedHashMap<>();
        faults.put(new RequestFault("lost response", Duration.ZERO), Fault.lostResponse());
        faults.put(new RequestFault("reset", Duration.ZERO), Fault.resetBeforeExecution());
        faults.put(new RequestFault("cut in mid-answer", Duration.ZERO), Fault.truncatedBody());
        faults.put(new RequestFault("503 with a page", Duration.ZERO), Fault.unavailableHtml());
        faults.put(new RequestFault("risk check, not done", Duration.ZERO), timeout());
        faults.put(new RequestFault("risk check, done", Duration.ZERO), Fault.executedButRefused(timeout()));
        faults.put(new RequestFault("done 2.5 s later", IN_TIME), Fault.delayedExecution(IN_TIME));
        faults.put(new RequestFault("429 for 5 s", SHORT_PAUSE), TradovateFaults.tooManyRequests(SHORT_PAUSE));
        faults.put(new RequestFault("penalty of 5 s", SHORT_PAUSE), TradovateFaults.penalty(SHORT_PAUSE));
        faults.put(new RequestFault("token refused", Duration.ZERO), TradovateFaults.denied("Access is denied"));
        faults.put(new RequestFault("451, region", Duration.ZERO), Fault.regionRefused());
        faults.put(
                new RequestFault("position limit", Duration.ZERO),
                TradovateFaults.failure("MaxPosLimitReached", "The limit of positions is reached"));
        faults.put(
                new RequestFault("session closed", Duration.ZERO),
                TradovateFaults.failure("SessionClosed", "The session is closed"));
        return faults;
    }

    private static Fault timeout() {
        return TradovateFaults.failure("RiskCheckTimeout", "The risk check has not answered in time");
    }
}

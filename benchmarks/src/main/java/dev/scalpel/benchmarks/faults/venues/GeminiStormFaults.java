package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.gemini.GeminiFaults;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The faults that a request to a stand-in of Gemini can meet. */
final class GeminiStormFaults {

    /** Within what an order is valid there, and beyond it. */
    private static final Duration IN_TIME = Duration.ofMillis(2_500);

    private static final Duration LATE = Duration.ofMillis(4_500);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
    /** The longest pause that the engine assumes after a rate limit without a time. */
    private static final Duration MAX_ASSUMED_PAUSE = Duration.ofSeconds(121);

    private GeminiStormFaults() {}

    static Map<RequestFault, Fault> all() {
        Map<RequestFault, Fault> faults = new LinkedHashMap<>();
        faults.put(new RequestFault("lost response", Duration.ZERO), Fault.lostResponse());
        faults.put(new RequestFault("reset", Duration.ZERO), Fault.resetBeforeExecution());
        faults.put(new RequestFault("cut in mid-answer", Duration.ZERO), Fault.truncatedBody());
        faults.put(new RequestFault("503 with a page", Duration.ZERO), Fault.unavailableHtml());
        faults.put(new RequestFault("maintenance", Duration.ZERO), GeminiFaults.maintenance());
        faults.put(
                new RequestFault("maintenance, done", Duration.ZERO),
                Fault.executedButRefused(GeminiFaults.maintenance()));
        faults.put(new RequestFault("system, not done", Duration.ZERO), GeminiFaults.system());
        faults.put(new RequestFault("system, done", Duration.ZERO), Fault.executedButRefused(GeminiFaults.system()));
        faults.put(new RequestFault("nonce", Duration.ZERO), GeminiFaults.invalidNonce());
        faults.put(new RequestFault("done 2.5 s later", IN_TIME), Fault.delayedExecution(IN_TIME));
        faults.put(new RequestFault("too late by its nonce", LATE), Fault.delayedExecution(LATE));
        faults.put(new RequestFault("429 for 5 s", SHORT_PAUSE), GeminiFaults.rateLimited(SHORT_PAUSE));
        faults.put(new RequestFault("429", MAX_ASSUMED_PAUSE), GeminiFaults.rateLimited());
        faults.put(new RequestFault("403 of the firewall", MAX_ASSUMED_PAUSE), Fault.firewall());
        faults.put(new RequestFault("451, region", Duration.ZERO), Fault.regionRefused());
        faults.put(
                new RequestFault("406, refused", Duration.ZERO),
                GeminiFaults.refusal("406", 406, "InsufficientFunds", "Failed to place buy order"));
        return faults;
    }
}

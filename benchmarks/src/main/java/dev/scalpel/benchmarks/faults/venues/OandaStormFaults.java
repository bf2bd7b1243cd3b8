package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.oanda.OandaFaults;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults that a request to the stand-in of OANDA can meet. */
final class OandaStormFaults {

    private static final Duration LATE = Duration.ofMillis(4_500);
    private static final Duration TOO_LATE = Duration.ofSeconds(45);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** The longest pause that the engine assumes after a rate limit without a time. */
    private static final Duration MAX_ASSUMED_PAUSE = Duration.ofSeconds(121);

    /** The market counts as closed then, and is tried again after a minute. */
    private static final String CLOSED = "INSTRUMENT_NOT_TRADEABLE";

    private static final Duration CLOSED_FOR = Duration.ofSeconds(61);
    private static final List<String> REJECTIONS =
            List.of("UNITS_LIMIT_EXCEEDED", "TIME_IN_FORCE_GTD_TIMESTAMP_IN_PAST", CLOSED);

    private OandaStormFaults() {}

    static Map<RequestFault, Fault> all() {
        Map<RequestFault, Fault> faults = new LinkedHashMap<>();
        faults.put(now("lost response"), Fault.lostResponse());
        faults.put(now("reset"), Fault.resetBeforeExecution());
        faults.put(now("cut in mid-answer"), Fault.truncatedBody());
        faults.put(now("503 with a page"), Fault.unavailableHtml());
        faults.put(now("500, not done"), OandaFaults.internalError());
        faults.put(now("500, done"), Fault.executedButRefused(OandaFaults.internalError()));
        faults.put(now("504, not done"), OandaFaults.gatewayTimeout());
        faults.put(now("504, done"), Fault.executedButRefused(OandaFaults.gatewayTimeout()));
        faults.put(new RequestFault("done 4.5 s later", LATE), Fault.delayedExecution(LATE));
        faults.put(new RequestFault("done 45 s later", TOO_LATE), Fault.delayedExecution(TOO_LATE));
        faults.put(new RequestFault("429 for 5 s", SHORT_PAUSE), OandaFaults.rateLimited(SHORT_PAUSE));
        faults.put(new RequestFault("429 for a minute", PAUSE), OandaFaults.rateLimited(PAUSE));
        faults.put(new RequestFault("429 without a time", MAX_ASSUMED_PAUSE), OandaFaults.rateLimited());
        faults.put(now("401, token"), OandaFaults.unauthorised("Insufficient authorization"));
        faults.put(now("403"), OandaFaults.forbidden());
        faults.put(now("451, region"), OandaFaults.regionRefused());
        REJECTIONS.forEach(reason -> faults.put(
                new RequestFault(reason, reason.equals(CLOSED) ? CLOSED_FOR : Duration.ZERO),
                OandaFaults.rejected(reason)));
        return faults;
    }

    /** Whether only a new order can meet it. */
    static boolean isOfOrders(RequestFault fault) {
        return REJECTIONS.contains(fault.name());
    }

    private static RequestFault now(String name) {
        return new RequestFault(name, Duration.ZERO);
    }
}

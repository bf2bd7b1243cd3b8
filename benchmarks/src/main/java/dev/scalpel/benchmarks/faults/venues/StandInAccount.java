package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.server.StandIn;
import dev.scalpel.venue.contract.StormAccount;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** An account at one of our stand-ins: what can go wrong there is the same for all of them, and each has its own words for it. */
abstract class StandInAccount implements StormAccount, AutoCloseable {

    private final StandIn standIn;
    private final Map<RequestFault, Fault> faults;

    StandInAccount(StandIn standIn, Map<RequestFault, Fault> faults) {
        this.standIn = standIn;
        this.faults = faults;
    }

    /** The environment variables that hold the credentials. */
    public Map<String, String> environment() {
        return Map.of(
                "SCALPEL_API_KEY", standIn.apiKey().key(),
                "SCALPEL_API_SECRET", standIn.apiKey().secret());
    }

    /** The faults that a request can meet. */
    public final List<RequestFault> requestFaults() {
        return List.copyOf(faults.keySet());
    }

    /** The next request meets this fault. */
    public void failNext(RequestFault fault) {
        failNext(fault, "");
    }

    /** @param route of the request; the next one of any, if empty */
    final void failNext(RequestFault fault, String route) {
        standIn.faults().clear();
        standIn.faults().failNext(Optional.ofNullable(faults.get(fault)).orElseThrow(), route, 1);
    }

    /** Whether a request has met the fault; if not, none will. */
    public final boolean disarm() {
        boolean met = standIn.faults().pending() == 0;
        standIn.faults().clear();
        return met;
    }

    @Override
    public final void fillPartially(Predicate<String> clientId, BigDecimal share, Duration hold) {
        standIn.fillPartially(order -> clientId.test(order.clientId()), share, hold, 1);
    }

    @Override
    public final List<String> readKinds() {
        return Arrays.stream(StaleRead.values()).map(StaleRead::name).toList();
    }

    @Override
    public final void delayReads(List<String> kinds, Duration behind) {
        kinds.forEach(kind -> standIn.delayReads(StaleRead.valueOf(kind), behind));
    }

    @Override
    public final void endReadDelays() {
        standIn.endReadDelays();
    }

    @Override
    public final int staleReads() {
        return (int) standIn.faults().applied().stream()
                .filter(strike -> strike.contains(" Stale["))
                .count();
    }

    @Override
    public final void close() {
        standIn.close();
    }
}

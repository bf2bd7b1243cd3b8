package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The connection between invocations and the exchange: faults for the next requests, bans for their announced time, and
 * a log of every request with its weight.
 */
public final class VenueConnection {

    private static final int ALWAYS = 1_000_000;
    public static final String STALE = " Stale[";
    /** Forwards a request: it is logged like any other fault, and changes nothing. */
    private static final Fault PASS = Fault.slow(Duration.ZERO);

    private final SpotExchange exchange;
    private final Map<String, Integer> weights;
    private final Clock clock;
    private final List<Fault> armed = new ArrayList<>();
    private final List<Fault> outage = new ArrayList<>();
    private final List<String> strikes = new ArrayList<>();
    private final List<StaleRead> staleForLong = new ArrayList<>();
    private Duration behind = Duration.ZERO;
    private Instant bannedUntil = Instant.MIN;
    private Instant excusedUntil = Instant.MIN;
    private boolean banIsNew;
    private boolean excused;
    private int seen;
    private int armedAt;
    private int weight;
    private int requestsInBan;

    VenueConnection(SpotExchange exchange, Map<String, Integer> weights, Clock clock) {
        this.exchange = exchange;
        this.weights = weights;
        this.clock = clock;
        compose();
    }

    /** The next requests of any kind meet this fault, until {@link #disarm}. */
    public void arm(Fault fault) {
        armedAt = mark();
        armed.add(fault);
        compose();
    }

    /** Whether a request has met the fault. */
    public boolean disarm() {
        boolean met = since(armedAt).stream().anyMatch(strike -> strike.endsWith(" " + armed.get(0)));
        armed.clear();
        compose();
        return met;
    }

    /** The next reads of these kinds lag by this time, until {@link #endStale}. */
    public void stale(List<StaleRead> reads, Duration behind) {
        armedAt = mark();
        reads.forEach(read -> exchange.delayReads(read, behind));
    }

    /** Returns whether it changed the response of a read. */
    public boolean endStale() {
        exchange.endReadDelays();
        staleForLong.forEach(read -> exchange.delayReads(read, behind));
        return since(armedAt).stream().anyMatch(strike -> strike.contains(STALE));
    }

    /** Reads of these kinds lag by this time from now on, until {@link #fresh}. */
    void staleForLong(List<StaleRead> reads, Duration time) {
        staleForLong.addAll(reads);
        behind = time;
        reads.forEach(read -> exchange.delayReads(read, time));
    }

    void fresh() {
        staleForLong.clear();
        exchange.endReadDelays();
    }

    /** Every request meets this fault from now on, until {@link #endOutage}. */
    public void outage(Fault fault) {
        outage.add(fault);
        compose();
    }

    public void endOutage() {
        if (!outage.isEmpty()) {
            outage.clear();
            compose();
        }
    }

    /** The venue rejects all requests for the announced time. */
    public void ban(Fault refusal, Duration time) {
        collect();
        Instant until = clock.instant().plus(time);
        bannedUntil = until.isAfter(bannedUntil) ? until : bannedUntil;
        banIsNew = true;
        outage.clear();
        outage.add(refusal);
        compose();
    }

    /** An invocation begins: it should know of bans announced before. */
    public void beginInvocation() {
        collect();
        banIsNew = false;
        excused = false;
    }

    /** The present invocation cannot know of the ban: it was reported to another one, which runs at the same time. */
    public void banReportedElsewhere() {
        collect();
        excused = true;
    }

    /** Others run: they cannot know of a ban that an invocation has met and not stored yet. */
    void withoutKnowledgeOfBan(Runnable others) {
        collect();
        boolean before = excused;
        excused = before || banIsNew;
        others.run();
        collect();
        excused = before;
    }

    /** The process that met the present ban was killed before storing it. */
    public void forgetBan() {
        collect();
        excusedUntil = banIsNew ? bannedUntil : excusedUntil;
    }

    public boolean isBanned() {
        return clock.instant().isBefore(bannedUntil);
    }

    public Instant bannedUntil() {
        return bannedUntil;
    }

    /** Must be called whenever the time has moved. */
    void timeMoved() {
        collect();
        if (!bannedUntil.equals(Instant.MIN) && !isBanned()) {
            bannedUntil = Instant.MIN;
            outage.clear();
            compose();
        }
    }

    /** The current position in the log, for {@link #since}. */
    public int mark() {
        collect();
        return strikes.size();
    }

    /** The faults that have met a request since the mark, each with its request. */
    public List<String> since(int mark) {
        collect();
        return List.copyOf(strikes.subList(mark, strikes.size()));
    }

    private void collect() {
        List<String> all = exchange.faults().applied();
        for (String strike : all.subList(seen, all.size())) {
            if (!strike.contains(STALE)) {
                count(strike);
            }
            if (!strike.endsWith(PASS.toString())) {
                strikes.add(strike);
            }
        }
        seen = all.size();
    }

    private void count(String strike) {
        String request = strike.substring(0, strike.indexOf(' ', strike.indexOf(' ') + 1));
        weight += weights.getOrDefault(request, 1);
        requestsInBan += isBanned() && !excused && !bannedUntil.equals(excusedUntil) ? 1 : 0;
    }

    /** The weight of all requests since the last call. */
    public int takeWeight() {
        collect();
        int taken = weight;
        weight = 0;
        return taken;
    }

    /** How many requests came during an announced ban since the last call. */
    public int takeRequestsInBan() {
        collect();
        int taken = requestsInBan;
        requestsInBan = 0;
        return taken;
    }

    private void compose() {
        exchange.faults().clear();
        outage.forEach(fault -> exchange.faults().failNext(fault, "", ALWAYS));
        armed.forEach(fault -> exchange.faults().failNext(fault, "", ALWAYS));
        exchange.faults().failNext(PASS, "", ALWAYS);
    }
}

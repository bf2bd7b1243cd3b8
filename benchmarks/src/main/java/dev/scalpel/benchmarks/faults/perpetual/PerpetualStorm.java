package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.faults.injection.ProcessKilledError;
import dev.scalpel.benchmarks.faults.testbed.PerpetualTestbed;
import dev.scalpel.benchmarks.faults.venues.StormVenue;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Random minutes at a venue with margin, from a seed: killed, frozen and overlapping processes, a failing store, lost, refused, late
 * and limited requests, late reads, partial fills of every leg, gaps, liquidations and auto-deleveraging, deposits and the owner's
 * own trades, with a funding in the middle. Every few minutes the faults pause, and all invariants must hold; those of protection
 * and direction must hold after every invocation that no fault has spoiled. The same seed gives the same faults.
 */
public final class PerpetualStorm {

    private static final int HISTORY = 120;
    private static final int CALM_EVERY = 8;
    private static final int CALM_MINUTES = 2;
    private static final Duration BEFORE_CALM = Duration.ofSeconds(130);
    /** The owner closes positions by hand in one of so many storms: there the ledger has to estimate a price. */
    private static final int CLOSED_BY_HAND_EVERY = 8;

    /** A violation that is seen again within so many minutes is the same one. */
    private static final int SAME_EPISODE = 2 * CALM_EVERY;

    private static final int UNDISTURBED_OF_TEN = 2;
    private static final int MAX_FAULTS = 6;
    private static final int MAX_CALLS = 16;
    private static final Instant FUNDING = Instant.parse("2026-06-01T08:00:00Z");
    /** Rare calls to target by name, because a random index seldom meets them. */
    private static final List<String> RARE = List.of(
            "send entry",
            "send protection",
            "send target",
            "send exit",
            "cancel",
            "find entry",
            "find protection",
            "find target",
            "find exit",
            "ask fills",
            "ask payments",
            "ask position",
            "ask balances",
            "prepare margin",
            "put trades",
            "put state",
            "put account");

    /**
     * What a storm has done.
     *
     * @param faults by kind
     * @param violations in words, with the minute
     */
    public record Result(TreeMap<String, Integer> faults, int checked, int trades, List<String> violations) {

        public int count() {
            return faults.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final SplittableRandom random;
    private final PerpetualTestbed testbed;
    private final PerpetualInvariants invariants;
    private final AccountFaults account;
    private final List<CallFault> possible;
    private final int minutes;
    private final TreeMap<String, Integer> faults = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private Dispatcher process;
    private List<String> lastCalls = List.of();
    private Instant settled = Instant.MIN;
    private boolean spoilt;
    private final Map<String, Integer> lastSeen = new HashMap<>();
    private int checked;
    private Optional<Integer> traced = Optional.empty();
    private Consumer<String> trace = line -> {};

    /** @param variant of the broker, to break the engine on purpose */
    public PerpetualStorm(StormVenue venue, long seed, int minutes, UnaryOperator<Broker> variant) {
        random = new SplittableRandom(seed);
        this.minutes = minutes;
        long first = Minutes.plus(FUNDING.toEpochMilli(), -HISTORY - minutes / 2);
        BarSeries bars = StormBars.of(venue, first, HISTORY, minutes + HISTORY + 2, random);
        testbed = new PerpetualTestbed(
                venue.start(
                        bars,
                        Instant.ofEpochMilli(bars.openTime(HISTORY)),
                        new BigDecimal(seed % 2 == 0 ? "0.0003" : "-0.0002")),
                bars,
                HISTORY,
                new StormRule(seed),
                variant);
        account = new AccountFaults(testbed, random, seed % CLOSED_BY_HAND_EVERY == 0, this::count);
        invariants = new PerpetualInvariants(testbed);
        possible = CallFault.all(testbed.venue().requestFaults());
        process = testbed.process();
    }

    /** Prints every call of this minute and those of the eight before, with answers and states. */
    public PerpetualStorm traced(int minute, Consumer<String> lines) {
        traced = Optional.of(minute);
        trace = lines;
        return this;
    }

    private boolean isTraced() {
        return traced.filter(about -> testbed.now() > about - CALM_EVERY && testbed.now() <= about)
                .isPresent();
    }

    private void trace(String line) {
        if (isTraced()) {
            trace.accept(line);
        }
    }

    public Result run() {
        if (traced.isPresent()) {
            testbed.interceptor().trace(this::trace);
        }
        try (PerpetualTestbed closed = testbed) {
            for (int minute = 1; minute < minutes - CALM_MINUTES - 1; minute = Math.max(minute + 1, closed.now() + 1)) {
                if (minute % CALM_EVERY == 0) {
                    calm(minute);
                } else {
                    disturbed(minute);
                }
            }
            calm(testbed.now() + 1);
            return new Result(faults, checked, testbed.trades().size(), List.copyOf(violations));
        }
    }

    private void disturbed(int minute) {
        testbed.minute(minute);
        spoilt |= account.change();
        for (int call = 0; call < 1 + random.nextInt(3); call++) {
            disturbedCall();
            testbed.pause(Duration.ofSeconds(random.nextInt(12)));
        }
    }

    private void disturbedCall() {
        List<PendingCallFault> pending = new ArrayList<>();
        int number = random.nextInt(10) < UNDISTURBED_OF_TEN ? 0 : 1 + random.nextInt(MAX_FAULTS);
        for (int each = 0; each < number; each++) {
            CallFault fault = possible.get(random.nextInt(possible.size()));
            String target = target();
            int from = target.isEmpty() ? 1 + random.nextInt(MAX_CALLS) : 1;
            pending.add(new PendingCallFault(fault, target, from, testbed, this::count));
        }
        Instant began = testbed.clock().instant();
        boolean clean = !spoilt && !account.isStale() && !began.isBefore(settled);
        int ended = testbed.venue().endedSessions();
        testbed.interceptor().begin(pending);
        Optional<String> answer = call("{}");
        lastCalls = testbed.interceptor().names();
        testbed.interceptor().calm();
        account.countStaleReads();
        List<CallFault> struck = pending.stream()
                .filter(PendingCallFault::hasStruck)
                .map(PendingCallFault::fault)
                .toList();
        for (CallFault fault : struck) {
            Instant then = testbed.clock().instant().plus(fault.settlesIn());
            settled = then.isAfter(settled) ? then : settled;
        }
        if (testbed.venue().endedSessions() > ended) {
            count("the session was ended by another process");
            clean = false;
        }
        check(invariants.always(), "");
        if (clean && struck.isEmpty() && answer.isPresent()) {
            checked++;
            check(invariants.afterCleanInvocation(), answer.get());
        }
        // What a fault has left is found by the next invocation that none meets.
        spoilt = !struck.isEmpty() || answer.isEmpty() || testbed.venue().endedSessions() > ended;
        if (isTraced()) {
            trace.accept("state " + testbed.state());
        }
    }

    /** A prefix of call names: a rare call, one of the last calls, or any. */
    private String target() {
        int how = random.nextInt(10);
        if (how < 4) {
            return RARE.get(random.nextInt(RARE.size()));
        }
        return how < 8 && !lastCalls.isEmpty() ? lastCalls.get(random.nextInt(lastCalls.size())) : "";
    }

    /** The answer; empty when the invocation failed as a whole. */
    private Optional<String> call(String event) {
        trace("call " + event + " at " + testbed.clock().instant());
        try {
            String answer = testbed.call(process, event);
            trace("answer " + answer);
            return Optional.of(answer);
        } catch (ProcessKilledError killed) {
            process = testbed.process();
        } catch (RuntimeException failed) {
            // Like the real caller: nothing, the next minute calls it again.
            count("failed as a whole: " + failed.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    /** Without faults: a minute later every position is protected, and the books agree. */
    private void calm(int from) {
        account.calm();
        process = testbed.process();
        testbed.pause(BEFORE_CALM);
        int minute = Math.max(from, testbed.now());
        for (int calm = 0; calm < CALM_MINUTES; calm++) {
            testbed.minute(minute);
            String answer = call("{}").orElse("failed as a whole");
            minute = Math.max(minute + 1, testbed.now() + 1);
            check(invariants.always(), answer);
            if (calm > 0) {
                checked++;
                check(invariants.afterCleanInvocation(), answer);
                check(invariants.ledger(account.closedByHand()), answer);
            }
        }
        // Whatever somebody has stopped goes on.
        call("{\"action\":\"resume\"}");
        spoilt = false;
    }

    private void check(List<String> broken, String answer) {
        int now = testbed.now();
        for (String what : broken) {
            Integer seen = lastSeen.put(what.substring(0, what.indexOf(':')), now);
            if (seen == null || now - seen > SAME_EPISODE) {
                violations.add("minute " + now + ": " + what + "; " + answer);
            }
            trace("!!! " + what);
        }
    }

    private void count(String fault) {
        trace("  *** " + fault);
        faults.merge(fault, 1, Integer::sum);
    }
}
